import type { Task } from '../../db/entities/task.ts';
import { sourcesOf, valueOf } from '../../db/queries/sources.ts';
import { refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';

/**
 * Opens the sealed number of a draw when its task closes (draw.md §2): number, seed and cut-offs become
 * public, so that everybody can work out their own ticket. The drawn codes are not listed: a stratum may
 * tell a subject's risk.
 */
export async function openSealed(context: Context, task: Task, unitPath: string): Promise<void> {
  const { tx, now } = context;
  const [draw] = await tx.query(
    `select d.id, d.code, d.seed, d.label, d.result, u.name as organisation from draw d, unit u
     where d.task_id = $1 and d.kind = 'subjects' and d.state = 'confirmed'
       and u.id = (select p.unit_id from plan p join plan_line l on l.plan_id = p.id where l.id = $2)`,
    [task.id, task.planLineId],
  );
  const sources = draw ? await sourcesOf(tx, draw.id) : [];
  const sealed = sources.filter(({ value, valueSealed }) => value === null && valueSealed !== null);
  if (sealed.length === 0) return;

  for (const source of sealed) {
    await tx.query(
      'update entropy_source set value = $3, opened_at = $4 where draw_id = $1 and position = $2',
      [draw.id, source.position, Buffer.from(valueOf(source)!, 'hex'), now],
    );
  }
  await publish(context, {
    kind: 'draw',
    ref: draw.code,
    title: `抽取结果：${task.name}`,
    body: {
      drawId: draw.code,
      organisation: draw.organisation,
      task: task.name,
      label: draw.label,
      sealed: false,
      ...openedStrata(draw.result),
      entropy: sources.map((source) => ({ kind: source.kind, value: valueOf(source) })),
      seed: draw.seed,
    },
  });
  const about = { type: 'draw', id: draw.id, taskId: task.id, unitPath };
  await record(context, 'draw.opened', about, { seed: draw.seed });
  await refresh(context, 'draw', draw.id);
}

type Strata = Record<string, { eligible: number; quota: number; cutoff: string | null }>;

function openedStrata(result: Strata) {
  const entries = Object.entries(result);
  return {
    counts: Object.fromEntries(
      entries.map(([number, { eligible, quota }]) => [number, { eligible, quota }]),
    ),
    strata: Object.fromEntries(entries.map(([number, { cutoff }]) => [number, { cutoff }])),
  };
}
