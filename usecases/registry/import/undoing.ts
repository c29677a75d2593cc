import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../domain/refusal.ts';

/** A batch that is to be undone. */
export type Undoing = { tx: EntityManager; now: Date; bureauPath: string; batchId: string };

/** Takes a batch back: how many rows are again what they were, and how many are withdrawn. */
export type Undo = (undoing: Undoing) => Promise<{ restored: number; withdrawn: number }>;

/** Refuses where a query finds something that used the batch, or that changed since. */
export async function refuseUsed(
  { tx }: Undoing,
  by: 'changed' | 'pool' | 'visit' | 'draw' | 'published',
  query: string,
  values: unknown[],
): Promise<void> {
  const [found] = await tx.query(`select exists (${query}) as used`, values);
  if (found.used) throw new Refusal('import-used', { by });
}

/** How many rows a statement touched. */
export async function touched(tx: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const [row] = await tx.query(
    `with done as (${sql} returning 1) select count(*)::int as n from done`,
    values,
  );
  return row.n;
}
