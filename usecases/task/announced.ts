import type { EntityManager } from 'typeorm';
import type { Draw } from '../../db/entities/draw.ts';
import type { Task } from '../../db/entities/task.ts';
import { batchWindows } from '../../domain/rotation.ts';

type StratumRow = {
  number: number;
  name: string;
  filter: object;
  ratioBp: number;
  min: number;
  weights: object | null;
};

/** What of a task's set-up decides its draw, as the announcement tells it (draw.md §2). */
export async function announcedSetUp(tx: EntityManager, task: Task, draw: Draw) {
  const strata: StratumRow[] = await tx.query(
    `select number, name, filter, ratio_bp as "ratioBp", min, weights from stratum
     where task_id = $1 order by number`,
    [task.id],
  );
  const { poolSize } = draw.input as { poolSize: number };
  return {
    ...(await outsidePlan(tx, task)),
    scope: task.scope,
    mode: task.mode,
    ...(task.batches !== null && {
      batches: batchWindows(task.startsOn, task.endsOn, task.batches),
    }),
    rounding: 'up',
    pool: { root: draw.inputHash, size: poolSize, ...(await idsOf(tx, draw.id)) },
    strata: Object.fromEntries(
      strata.map(({ number, weights, ...rest }) => [
        number,
        { ...rest, ...(weights && { weights }) },
      ]),
    ),
  };
}

/** what is drawn outside the plan, or beyond the cap, says so and why, for everybody to read. */
export async function outsidePlan(tx: EntityManager, { id, source, adHocReason, type }: Task) {
  const [deployment] = await tx.query(
    `select ground, document_no as "documentNo", issuing_body as "issuingBody" from deployment where task_id = $1`,
    [id],
  );
  return {
    ...(source === 'ad-hoc' && { source, reason: adHocReason }),
    ...(deployment && { type, deployment }),
  };
}

async function idsOf(tx: EntityManager, drawId: string) {
  const [key] = await tx.query('select key_hash from pool_key where draw_id = $1', [drawId]);
  return key ? { ids: 'pseudonym', keyHash: key.key_hash as string } : { ids: 'code' };
}
