import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** A task whose visits are all merged with those of others has no team of its own to draw. */
export async function refuseMerged({ tx }: Pick<Context, 'tx'>, taskId: string): Promise<void> {
  const rows: { code: string; own: boolean }[] = await tx.query(
    `select distinct t.code, t.id = $1 as own from inspection_task v
       join inspection n on n.id = v.inspection_id join task t on t.id = n.task_id where v.task_id = $1
     order by t.code`,
    [taskId],
  );
  if (rows.length === 0 || rows.some(({ own }) => own)) return;
  throw new Refusal('merged-elsewhere', { codes: rows.map(({ code }) => code).join('、') });
}
