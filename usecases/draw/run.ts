import type { Draw } from '../../db/entities/draw.ts';
import { finishedDraw } from '../../db/queries/finished-draw.ts';
import { frozenPool } from '../../db/queries/frozen-pool.ts';
import { frozenStrata } from '../../db/queries/frozen-strata.ts';
import { type SourceRow, valueOf } from '../../db/queries/sources.ts';
import { type DrawResult, runDraw } from '../../domain/draw/draw.ts';
import { labelOf } from '../../domain/draw/label.ts';
import type { StratumSpec } from '../../domain/draw/spec.ts';
import { step } from '../../domain/machine.ts';
import { Refusal } from '../../domain/refusal.ts';
import { drawStates, taskStates } from '../../domain/task.ts';
import { announceToGroups, notify, refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';
import { type Locked, moveBoth } from './locked.ts';
import { resultOf } from './open.ts';
import { openedSource } from './public-source.ts';

/** Computes the draw of a frozen pool from its sources and keeps the result; part of the last reveal. */
export async function drawSubjects(
  context: Context,
  locked: Locked,
  sources: SourceRow[],
): Promise<void> {
  const { tx, now } = context;
  const { draw, task, about } = locked;
  const next = {
    task: step(taskStates, task.state, 'draw'),
    draw: step(drawStates, draw.state, 'draw'),
  };
  const strata = await frozenStrata(tx, task.id);
  const result = runDraw(await frozenPool(tx, task.id), {
    drawId: draw.code,
    entropy: sources.map((source) => ({ kind: source.kind, hex: valueOf(source) ?? '' })),
    strata,
  });
  refuseAltered(draw, result.root, strata);

  await tx.query(
    'update draw set seed = $2, result = $3, label = $4, drawn_at = $5 where id = $1',
    [draw.id, result.seed, JSON.stringify(result.strata), labelOf(sources), now],
  );
  await insertDrawn(context, draw.id, task.id, result);
  await moveBoth(context, locked, next);
  await record(context, 'draw.drawn', about, { label: labelOf(sources), counts: countsOf(result) });
  await tell(context, locked, sources, result);
}

async function tell(context: Context, locked: Locked, sources: SourceRow[], result: DrawResult) {
  const { draw, task, initiator } = locked;
  const about = { type: 'draw', id: draw.id };
  const finished = await finishedDraw(context.tx, draw.id);
  await publish(context, {
    kind: 'draw',
    ref: draw.code,
    title: `抽取结果：${task.name}`,
    body: {
      drawId: draw.code,
      organisation: initiator.bureauName,
      task: task.name,
      label: labelOf(sources),
      sealed: task.sealed,
      counts: countsOf(result),
      entropy: sources.map(openedSource),
      ...(task.sealed ? {} : { seed: result.seed, strata: resultOf(finished).strata }),
    },
  });
  await announceToGroups(context, { card: 'draw-notice', about, class: 'notice' }, initiator.path);
  await refresh(context, 'draw', draw.id);
  await notify(context, { card: 'draw-desk', about, vars: { step: 'confirm' } }, [task.setBy]);
}

// The triggers refuse such a change; whoever gets around them still gets no draw out of it.
function refuseAltered(draw: Draw, root: string, strata: Record<string, StratumSpec>): void {
  const announced = draw.announcement as { strata: Record<string, StratumSpec> };
  const same = ([number, { ratioBp, min }]: [string, StratumSpec]) =>
    announced.strata[number]?.ratioBp === ratioBp && announced.strata[number].min === min;
  const isSame = Object.keys(strata).length === Object.keys(announced.strata).length;
  if (root === draw.inputHash && isSame && Object.entries(strata).every(same)) return;
  throw new Refusal('pool-altered', { code: draw.code });
}

const countsOf = ({ strata }: DrawResult) =>
  Object.fromEntries(
    Object.entries(strata).map(([number, { eligible, quota }]) => [number, { eligible, quota }]),
  );

async function insertDrawn({ tx }: Context, drawId: string, taskId: string, result: DrawResult) {
  const rows = Object.entries(result.strata).flatMap(([stratum, { drawn }]) =>
    drawn.map((id, at) => ({ stratum: Number(stratum), rank: at + 1, record_id: id })),
  );
  await tx.query(
    `insert into drawn_subject (draw_id, stratum, rank, record_id, subject_id)
     select $1, e.stratum, e.rank, e.record_id, p.subject_id
     from jsonb_to_recordset($3::jsonb) as e(stratum int, rank int, record_id text)
       join pool_entry p on p.task_id = $2 and p.record_id = e.record_id`,
    [drawId, taskId, JSON.stringify(rows)],
  );
}
