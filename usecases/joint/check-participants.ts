import { overlapOf } from '../../domain/departments.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';
import type { JointTask } from './ask.ts';

type Unit = { id: string; name: string; path: string };

/**
 * The units that are to take part, in their order. Refuses one that neither belongs to the bureau nor is
 * named by the plan's line, one that lies in another, and items that are not in force, not for these
 * subjects, or somebody else's already.
 */
export async function checkParticipants(context: Context, task: JointTask): Promise<Unit[]> {
  const { tx, now } = context;
  const [line] = await tx.query('select joint_units as names from plan_line where id = $1', [
    task.planLineId,
  ]);
  const units: Unit[] = [];
  for (const { unitId, answerBy } of task.participants) {
    const [unit] = await tx.query('select id, name, path from unit where id = $1', [unitId]);
    if (!unit) throw new Refusal('not-found', { what: 'unit' });
    const isNamed =
      unit.path.startsWith(task.initiator.bureauPath) || line?.names.includes(unit.name);
    if (!isNamed) throw new Refusal('participant-outside-plan', { unit: unit.name });
    if (answerBy && answerBy < dayOf(now)) throw new Refusal('bad-input', { field: 'answerBy' });
    units.push(unit);
  }
  refuseOverlap(task, units);
  await refuseItems(context, task, units);
  return units;
}

// An inspector belongs to one department: else they could sit twice on one subject.
function refuseOverlap({ initiator }: JointTask, units: Unit[]): void {
  const overlap = overlapOf([initiator, ...units]);
  if (!overlap) return;
  const [first, second] = overlap;
  throw new Refusal('participants-overlap', { first: first.name, second: second.name });
}

async function refuseItems({ tx }: Context, task: JointTask, units: Unit[]): Promise<void> {
  const needsItems = parameter(task.profile, 'joint.requiredFields').includes('items');
  const rule = cite(task.profile, 'joint.requiredFields');
  const taken = new Set(task.itemIds);
  for (const [at, { itemIds }] of task.participants.entries()) {
    if (needsItems && itemIds.length === 0) {
      throw new Refusal('participant-items-missing', { unit: units[at]!.name, rule });
    }
    const items: { id: string; category: string }[] = await tx.query(
      `select id, subject_category as category from item
       where id = any($1) and unit_id = $2 and state = 'published'`,
      [itemIds, task.initiator.bureauId],
    );
    const known = new Map(items.map(({ id, category }) => [id, category]));
    for (const id of new Set(itemIds)) {
      const isFree = !taken.has(id) && task.categories.includes(known.get(id) ?? '');
      if (!isFree) throw new Refusal('bad-input', { field: 'participants.itemIds' });
      taken.add(id);
    }
  }
}
