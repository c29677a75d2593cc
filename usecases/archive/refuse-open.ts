import type { EntityManager } from 'typeorm';
import { openOf } from '../../db/queries/archive-packages.ts';
import { Refusal } from '../../domain/refusal.ts';

/**
 * Refuses to archive a task while a result of it waits for its disclosure, a correction for its signature, a
 * case is open or an objection unanswered; otherwise answers what stands.
 */
export async function refuseOpen(tx: EntityManager, taskId: string) {
  const open = await openOf(tx, taskId);
  const { disclosures, cases, objections, corrections } = open;
  if (disclosures + cases + objections + corrections > 0) throw new Refusal('archive-early', open);
  return open;
}
