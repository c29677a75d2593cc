import { departmentsOf } from '../../db/queries/departments.ts';
import { matchableFor } from '../../db/queries/matchable.ts';
import { membersToBe } from '../../db/queries/team-members.ts';
import { visitOf } from '../../db/queries/visits.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { cite } from '../../domain/profile/cite.ts';
import { entryOf, parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { teamFault, teamRulesOf } from '../../domain/team-rules.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

/** What was counted before a direct assignment: who could be drawn, and below how many it is lawful. */
export type Evidence = { eligible: number; threshold: number };

/**
 * 直接委派: whether these people may be assigned to a visit now, by the counts of this moment.
 * Refuses where the profile knows no direct assignment (`direct-not-allowed`), where enough could be
 * drawn (`direct-pool-sufficient`), once the visit is matched or about to be, and a team that is none.
 */
export async function weighAssignment(
  context: Context,
  locked: LockedInspection,
  memberIds: string[],
): Promise<Evidence> {
  const { profile } = locked;
  const threshold = parameter(profile, 'match.directWhenPoolBelow');
  const named = namedIn(profile);
  if (threshold === null) throw new Refusal('direct-not-allowed', named);
  await refuseMatched(context, locked);
  const people = await matchableFor(context.tx, locked.inspection.id, dayOf(context.now));
  const pool = people.map(({ id }) => id);
  if (pool.length >= threshold) {
    throw new Refusal('direct-pool-sufficient', { ...named, eligible: pool.length, threshold });
  }
  await refuseTeam(context, locked, memberIds, pool);
  return { eligible: pool.length, threshold };
}

// 高新区指引 第二十条 allows it; how few are too few is the product's own reading.
const namedIn = (profile: Profile) => ({
  parameter: entryOf(profile, 'match.directWhenPoolBelow').p ?? 'match.directWhenPoolBelow',
  rule: cite(profile, 'match.whenTooFew'),
});

async function refuseMatched(
  { tx }: Context,
  { task, seats, inspection }: LockedInspection,
): Promise<void> {
  step(taskStates, task.state, 'match');
  if (seats.length > 0) throw new Refusal('illegal-step', { state: task.state, action: 'match' });
  // Another executing unit's match is not about this visit.
  const [match] = await tx.query(
    `select d.code from draw d left join pool_entry p on p.task_id = $1 and p.subject_id = $2
     where d.task_id = $1 and d.kind = 'match' and d.state <> 'void' and (p.unit_id is null
       or d.input -> 'teams' @> jsonb_build_array(jsonb_build_object('subject', p.record_id)))`,
    [task.id, inspection.subjectId],
  );
  if (match) throw new Refusal('draw-pending', { code: match.code });
  // Every department of a joint team is matched from its own people.
  if ((await departmentsOf(tx, task.id)).length > 1) throw new Refusal('direct-joint');
}

async function refuseTeam(
  { tx, now }: Context,
  { inspection, profile }: LockedInspection,
  memberIds: string[],
  pool: string[],
): Promise<void> {
  const members = await membersToBe(tx, inspection.id, memberIds, dayOf(now));
  if (members.length < memberIds.length) throw new Refusal('bad-input', { field: 'memberIds' });
  const rules = teamRulesOf(profile);
  const { teamSize } = await visitOf(tx, inspection.id);
  const fault =
    teamFault(members, { ...rules, min: Math.max(rules.min, teamSize) }) ??
    (members.every(({ personId }) => pool.includes(personId)) ? undefined : 'unqualified');
  if (fault) throw new Refusal('team-invalid', { why: fault, rule: cite(profile, 'team.min') });
}
