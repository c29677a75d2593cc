import type { Task } from '../../db/entities/task.ts';
import { finishedDraw, type FinishedRow } from '../../db/queries/finished-draw.ts';
import { sourcesOf, valueOf } from '../../db/queries/sources.ts';
import { refresh } from '../notify.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';
import { isPoolPublic } from './pool-public.ts';
import { openedSource } from './public-source.ts';
import { type Published, publishTranscript } from './transcript.ts';

/** Opens the sealed draw of a task when its inspections are done (draw.md §2); one that is open stays so. */
export async function openSealed(context: Context, task: Pick<Task, 'id'>): Promise<void> {
  const [draw] = await context.tx.query(
    `select d.id from draw d where d.task_id = $1 and d.kind = 'subjects' and d.state = 'confirmed'
       and not exists (select 1 from public_notice n where n.kind = 'draw' and n.ref = d.code
         and n.body ->> 'sealed' = 'false')`,
    [task.id],
  );
  if (draw) await openDraw(context, draw.id);
}

/**
 * Opens a draw that has a result: its sources, its seed and its cut-offs become public with its transcript,
 * so that everybody can work out their own number. Ids are listed where they tell nobody's risk.
 */
export async function openDraw(context: Context, drawId: string): Promise<Published | null> {
  const { tx } = context;
  await openSecrets(context, drawId);
  const transcript = await publishTranscript(context, drawId);
  const draw = await finishedDraw(tx, drawId);
  await publish(context, {
    kind: 'draw',
    ref: draw.code,
    title: `抽取结果：${draw.taskName}`,
    body: {
      drawId: draw.code,
      organisation: draw.announcement?.organisation,
      task: draw.taskName,
      label: draw.label,
      sealed: false,
      ...resultOf(draw),
      entropy: (await sourcesOf(tx, drawId)).map(openedSource),
      seed: draw.seed,
      confirmedAt: draw.confirmedAt,
      transcript,
    },
  });
  const about = { type: 'draw', id: drawId, taskId: draw.taskId, unitPath: draw.unitPath };
  await record(context, 'draw.opened', about, { seed: draw.seed, ...transcript });
  await refresh(context, 'draw', drawId);
  return transcript;
}

/**
 * Opens a draw that is void as far as it came: the sources that there are and, where it had a result, that
 * too, so that a result which somebody did not like is seen by all (draw.md §2, R-101).
 */
export async function openVoid(context: Context, drawId: string): Promise<Published | null> {
  const { seed } = await finishedDraw(context.tx, drawId);
  if (seed) return openDraw(context, drawId);
  await openSecrets(context, drawId);
  return publishTranscript(context, drawId);
}

async function openSecrets({ tx, now }: Context, drawId: string): Promise<void> {
  for (const source of await sourcesOf(tx, drawId)) {
    if (source.value !== null || source.valueSealed === null) continue;
    await tx.query(
      'update entropy_source set value = $3, opened_at = $4 where draw_id = $1 and position = $2',
      [drawId, source.position, Buffer.from(valueOf(source)!, 'hex'), now],
    );
  }
}

/** What the public sees of an open result: counts and cut-offs, and the drawn where they may be named. */
export function resultOf(draw: FinishedRow) {
  const entries = Object.entries(draw.result ?? {});
  const isOpen = isPoolPublic(draw);
  return {
    counts: Object.fromEntries(
      entries.map(([number, { eligible, quota }]) => [number, { eligible, quota }]),
    ),
    strata: Object.fromEntries(
      entries.map(([number, { cutoff, drawn }]) => [number, { cutoff, ...(isOpen && { drawn }) }]),
    ),
  };
}
