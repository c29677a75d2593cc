import type { EntityManager } from 'typeorm';
import { confirmedScheme, schemeTask } from '../../db/queries/schemes.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { schemeRule } from '../../domain/scheme.ts';

/**
 * Refuses `scheme-missing` where the bureau's rules ask for a confirmed scheme before this: a joint draw
 * (许昌 二(八), P-36), or the start of a visit (高青 第十九条, R-115).
 */
export async function refuseWithoutScheme(
  tx: EntityManager,
  taskId: string,
  profile: Profile,
  before: 'draw' | 'visit',
): Promise<void> {
  const task = await schemeTask(tx, taskId);
  const isJoint = task!.content.departments.length > 1;
  const key = schemeRule(profile, before, isJoint);
  if (!key || (await confirmedScheme(tx, taskId))) return;
  throw new Refusal('scheme-missing', { rule: cite(profile, key) });
}
