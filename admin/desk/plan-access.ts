import { type PlanPage, planPageOf } from '../../db/queries/plan-page.ts';
import { Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';

/** The plan for those who may read it: everybody with an eye on the tasks or registries of its bureau. */
export async function readablePlan(id: string, { actor }: Visitor): Promise<PlanPage> {
  const plan = /^[0-9a-f-]{36}$/i.test(id) ? await planPageOf(id) : undefined;
  if (!plan) throw new Refusal('not-found');
  const paths = scopeOf({ read: ['registry.read', 'task.read'] }, actor);
  const isAround = paths.some(
    (path) => path.startsWith(plan.unitPath) || plan.unitPath.startsWith(path),
  );
  if (!isAround) throw new Refusal('forbidden');
  return plan;
}
