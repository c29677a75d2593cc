import type { EntityManager } from 'typeorm';
import { delegationOver } from '../../db/queries/delegations.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';

type Asked = { initiator: UnitRow; unit: UnitRow; startsOn: Day; endsOn: Day; today: Day };

/**
 * another bureau than the initiator's executes a task only where the rules know delegation and
 * one to it stands on all days of the task.
 */
export async function refuseUndelegated(tx: EntityManager, asked: Asked): Promise<void> {
  const { initiator, unit, startsOn, endsOn, today } = asked;
  if (initiator.bureauId === unit.bureauId) return;
  const profile = await currentProfile(tx, initiator.profileSlug, today);
  const names = { from: initiator.bureauName, to: unit.name };
  const rule = cite(profile, 'task.allowDelegation');
  if (!parameter(profile, 'task.allowDelegation')) {
    throw new Refusal('delegation-not-allowed', { ...names, rule });
  }
  const paths = { fromPath: initiator.path, toPath: unit.path };
  const found = await delegationOver(tx, { ...paths, startsOn, endsOn });
  if (!found) throw new Refusal('delegation-missing', { ...names, startsOn, endsOn, rule });
}
