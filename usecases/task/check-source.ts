import type { EntityManager } from 'typeorm';
import { type PlanLineRow, planLineInForce } from '../../db/queries/plan-line.ts';
import { type UnitRow, unitById, unitByName } from '../../db/queries/units.ts';
import { refuseAdHoc } from '../../domain/ad-hoc.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SetUpInput } from './set-up-input.ts';

/** Where a task comes from: who initiates it, and the item of its line of the plan, if it has one. */
export type TaskSource = { initiator: UnitRow; itemName: string | null };

/**
 * a task carries out a line of the plan in force, by the department that the line names, or
 * it is ad hoc and says why. Refuses one that is neither, or both, and a line of another year's plan.
 */
export async function sourceOf(
  tx: EntityManager,
  given: SetUpInput,
  unit: UnitRow,
  profile: Profile,
): Promise<TaskSource> {
  const { planLineId, adHoc } = given;
  if (planLineId && adHoc) throw new Refusal('bad-input', { field: 'planLineId' });
  if (planLineId) {
    return underLine(tx, await planLineInForce(tx, planLineId, profile), given, profile);
  }
  if (!adHoc) throw new Refusal('plan-line-missing', { rule: cite(profile, 'task.allowAdHoc') });
  refuseAdHoc(given.deployment !== undefined, profile);
  // The reason is published with the announcement.
  refusePersonalData({ adHoc: adHoc.reason });
  const initiator = adHoc.initiatorId ? await unitById(tx, adHoc.initiatorId) : unit;
  return { initiator, itemName: null };
}

async function underLine(
  tx: EntityManager,
  line: PlanLineRow,
  { startsOn, endsOn }: SetUpInput,
  profile: Profile,
): Promise<TaskSource> {
  // whatever is not as the plan has it takes an adjustment of the plan first.
  const rule = cite(profile, 'plan.adjustable');
  // the visits of January count in the new year, and are planned in its plan.
  if (Number(startsOn.slice(0, 4)) !== line.year) {
    throw new Refusal('plan-of-other-year', { year: line.year, on: startsOn });
  }
  if (startsOn < line.startsOn || endsOn > line.endsOn) {
    throw new Refusal('window-outside-plan', { from: line.startsOn, to: line.endsOn, rule });
  }
  const initiator = await unitByName(tx, line.unitName, line.bureauId);
  return { initiator, itemName: line.itemName };
}
