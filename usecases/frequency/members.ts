import type { EntityManager } from 'typeorm';
import { membersUnder, type RegisteredMember } from '../../db/queries/frequency-members.ts';
import { profilesBetween } from '../../db/queries/profile-history.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { type Period, periodsBetween, type RuleHistory } from '../../domain/frequency/periods.ts';
import { frequencyRules } from '../../domain/frequency/rules.ts';
import type { Profile } from '../../domain/profile/profile.ts';

/** What a unit was bound to between two days: its rules over time, and its periods of rotation. */
export type Bound = { history: RuleHistory; periods: Period[]; latest: Profile };

/**
 * The rules that a unit was under between two days, each period with those of its first day. Refuses
 * `profile-not-approved` where no version was in force at all.
 */
export async function boundBetween(
  tx: EntityManager,
  unit: UnitRow,
  span: { from: Day; to: Day },
): Promise<Bound> {
  const profiles = await profilesBetween(tx, unit.bureauId, span);
  const latest = profiles.at(-1)!.profile;
  const history = profiles.map(({ from, profile }) => ({ from, rules: frequencyRules(profile) }));
  return { history, periods: periodsBetween(history, span, 'rotation'), latest };
}

/** Everybody under a unit who was ever of a class that its rules visit in rotation. */
export const membersBound = (
  tx: EntityManager,
  unit: UnitRow,
  { history }: Bound,
  since: Day,
): AsyncGenerator<RegisteredMember> => {
  const rotations = history.flatMap(({ rules }) => rules).filter(({ mode }) => mode === 'rotation');
  const categories = [...new Set(rotations.map(({ category }) => category!))];
  return membersUnder(tx, { path: unit.path, categories, since });
};
