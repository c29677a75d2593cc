import type { Seat } from '../../db/entities/seat.ts';
import { type SeatedMember, teamMembers } from '../../db/queries/team-members.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { Refusal } from '../../domain/refusal.ts';
import { initiating, teamFault, type TeamMember, teamRulesOf } from '../../domain/team-rules.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/**
 * a substitution that leaves no valid team behind is not approved. Refuses `team-invalid`. Whoever
 * leaves is judged by who follows them, and that one is chosen by the same rules.
 */
export async function refuseInvalidTeam(
  { tx, now }: Context,
  { inspection, profile }: LockedInspection,
  seat: Seat,
): Promise<void> {
  const members = await teamMembers(tx, inspection.id, dayOf(now));
  const team = members.map((member) =>
    member.leaving || member.personId === seat.inspectorId ? followed(member) : member,
  );
  const fault = teamFault(team, teamRulesOf(profile));
  if (fault) throw new Refusal('team-invalid', { why: fault, rule: cite(profile, 'team.min') });
}

const followed = (member: SeatedMember): TeamMember => ({
  ...member,
  interested: false,
  qualified: true,
  mayLead: true,
  department: member.lead ? initiating : member.department,
});
