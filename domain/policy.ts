import { type Actor, holds, isPerson, type Stand } from './actor.ts';
import { standFor } from './deputy.ts';
import { field } from './policy-field.ts';
import { accountPolicy } from './policy-accounts.ts';
import { archivePolicy } from './policy-archive.ts';
import { bureauPolicy } from './policy-bureau.ts';
import { casePolicy } from './policy-cases.ts';
import { checkPolicy } from './policy-checks.ts';
import { digestPolicy } from './policy-digest.ts';
import { disclosurePolicy } from './policy-disclosure.ts';
import { formPolicy } from './policy-forms.ts';
import { messagePolicy } from './policy-messages.ts';
import { objectionPolicy } from './policy-objections.ts';
import { requestPolicy } from './policy-requests.ts';
import { schemePolicy } from './policy-schemes.ts';
import { statisticsPolicy } from './policy-statistics.ts';
import { verdictPolicy } from './policy-verdicts.ts';
import { visitRecordPolicy } from './policy-visit-record.ts';
import { type ProposalFor, sideOf } from './proposal.ts';
import { Refusal } from './refusal.ts';

type Unit = { unitPath: string };
type Bureau = { bureauPath: string };
type Registered = Unit & { registeredBy: string };
/** Everybody with an open interest in the subject: they decide nothing about it. */
type Interested = { interestedIds: string[] };

/**
 * Who may do what: every permission of the system is one line. An action is what its use-case is
 * called by and what a refusal names on the trail; those that end in `.read` show something only.
 */
const policy = {
  ...field,
  ...formPolicy,
  'registry.import': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'registry.export': (actor: Actor, on: Unit) =>
    (['registrar', 'planner', 'auditor'] as const).some((role) => holds(actor, role, on.unitPath)),
  'import.receive': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'import.map': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'import.apply': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'import.drop': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'import.undo': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'import.read': (actor: Actor) => actor.kind === 'system',
  'import.land': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'registry.amend': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  // by whoever keeps the registry of the unit that has jurisdiction, and by nobody else.
  'registry.register': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'registry.retire': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'registry.watch': (actor: Actor) => actor.kind === 'system',
  'inspector.register': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'inspector.amend': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'inspector.depart': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  // 高青细则 第二十条: people tell of their own interests; the registrar enters what was found out otherwise.
  'interest.declare': (actor: Actor, on: Unit & { inspectorId: string }) =>
    isPerson(actor, on.inspectorId) || holds(actor, 'registrar', on.unitPath),
  'interest.end': (actor: Actor, on: Unit & { inspectorId: string }) =>
    holds(actor, 'registrar', on.unitPath) && !isPerson(actor, on.inspectorId),
  'flag.add': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'flag.end': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'flag.decide': (actor: Actor, on: Unit & { recordedBy: string | null }) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isPerson(actor, on.recordedBy),
  'joint-pool.propose': (actor: Actor, on: Unit) =>
    holds(actor, 'registrar', on.unitPath) || holds(actor, 'head', on.unitPath),
  'joint-pool.consent': (actor: Actor, on: Unit) => holds(actor, 'head', on.unitPath),
  'joint-pool.end': (actor: Actor, on: Unit) => holds(actor, 'head', on.unitPath),
  'registry.read': (actor: Actor, on: Unit) =>
    holds(actor, 'registrar', on.unitPath) ||
    holds(actor, 'planner', on.unitPath) ||
    holds(actor, 'coordinator', on.unitPath) ||
    holds(actor, 'auditor', on.unitPath),
  'items.publish': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'items.publish-due': (actor: Actor) => actor.kind === 'system',
  'items.draft': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'items.amend': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'items.drop': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'items.retire': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'plan.draft': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.amend': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.drop': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.submit': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  // Whoever hands a plan in, or wrote a line of it, does not approve it.
  'plan.decide': (actor: Actor, on: Unit & { submittedBy: string | null; authorIds: string[] }) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isPerson(actor, on.submittedBy) &&
    !isMember(actor, on.authorIds),
  'plan.publish': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.adjust': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.record-channel': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.file': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'plan.close-year': (actor: Actor, on: Unit) =>
    holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath),
  'plan.watch': (actor: Actor) => actor.kind === 'system',
  'task.set-up': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  // the unit that inspects registers; somebody else of it consents.
  'exclusion.register': (actor: Actor, on: Unit) => isOfUnit(actor, on),
  'exclusion.conclude': (actor: Actor, on: Unit) => isOfUnit(actor, on),
  'exclusion.decide': (actor: Actor, on: Registered & Interested) =>
    consents(actor, on) && !isMember(actor, on.interestedIds),
  'exclusion.report': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'campaign.register': (actor: Actor, on: Unit) => isOfUnit(actor, on),
  'campaign.decide': (actor: Actor, on: Registered) => consents(actor, on),
  'deployment.decide': (actor: Actor, on: Registered) => consents(actor, on),
  'task.freeze': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  // a department answers for itself; the initiator enters letters and records who did not answer.
  'joint.confirm': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'joint.record-letter': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'joint.time-out': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'leave.record': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'leave.withdraw': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'draw.commit': (actor: Actor, on: { witnessId: string | null }) => isPerson(actor, on.witnessId),
  'draw.announce': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'draw.reveal': (actor: Actor, on: { witnessId: string | null }) => isPerson(actor, on.witnessId),
  'draw.confirm': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  // A beacon verifies itself, and two people vouch for a lottery: whoever is of the bureau may bring them.
  'draw.enter-beacon': (actor: Actor, on: Bureau) =>
    actor.kind === 'system' || isBringer(actor, on.bureauPath),
  'draw.enter-lottery': (actor: Actor, on: Bureau) => isBringer(actor, on.bureauPath),
  'draw.confirm-lottery': (actor: Actor, on: Bureau) => isBringer(actor, on.bureauPath),
  'draw.remind-late': (actor: Actor) => actor.kind === 'system',
  'draw.expire': (actor: Actor) => actor.kind === 'system',
  'draw.issue-receipt': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) ||
    holds(actor, 'registrar', on.unitPath) ||
    holds(actor, 'approver', on.unitPath),
  // 高青细则 第十八条 with R-101: neither the setter nor anybody of the executing unit may void a draw.
  'draw.void': (actor: Actor, on: Unit & { setBy: string; executingPaths: string[] }) =>
    holds(actor, 'approver', on.unitPath) &&
    !isPerson(actor, on.setBy) &&
    !isOfExecutingUnit(actor, on),
  // by itself once the draw is locked, or a planner where something has to be said first.
  'task.dispatch': (actor: Actor, on: Unit) =>
    actor.kind === 'system' || holds(actor, 'planner', on.unitPath),
  'task.acknowledge': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'task.dispatch-batch': (actor: Actor, on: Unit) =>
    actor.kind === 'system' || holds(actor, 'planner', on.unitPath),
  // 高青细则 第十九条: the executing unit matches.
  'team.match': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  // 高新区指引 第二十条: what goes beside the draw is asked for by one person and consented to by another.
  'team.assign-directly': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'team.pool-with-neighbour': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath),
  'proposal.decide': (actor: Actor, on: ProposalFor) => sideOf(actor, on) !== undefined,
  'expert.register': (actor: Actor, on: Unit) => holds(actor, 'registrar', on.unitPath),
  'expert.invite': (actor: Actor, on: Unit) => holds(actor, 'planner', on.unitPath),
  'expert.seat': (actor: Actor) => actor.kind === 'system',
  // whoever answers for the visit lets somebody accompany the team, not they themselves.
  'team.accompany': (actor: Actor, on: Unit & Interested & { companionId: string }) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isPerson(actor, on.companionId) &&
    !isMember(actor, on.interestedIds),
  'team.release': (actor: Actor, on: Unit & Interested & { inspectorId: string }) =>
    holds(actor, 'head', on.unitPath) &&
    !isPerson(actor, on.inspectorId) &&
    !isMember(actor, on.interestedIds),
  // Nobody of its own team ends a visit, and nobody with an interest in the subject.
  'inspection.end': (actor: Actor, on: Unit & Interested & { everSeatedIds: string[] }) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isMember(actor, on.everSeatedIds) &&
    !isMember(actor, on.interestedIds),
  'third-party.record': (actor: Actor, on: Unit) =>
    holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath),
  'draw.make-secret': (actor: Actor) => actor.kind === 'system',
  'team.seat': (actor: Actor) => actor.kind === 'system',
  'inspection.accept': (actor: Actor, on: { inspectorId: string }) =>
    isPerson(actor, on.inspectorId),
  'inspection.check-in': (actor: Actor, on: { memberIds: string[] }) =>
    isMember(actor, on.memberIds),
  'result.submit': (actor: Actor, on: { leadId: string | null }) => isPerson(actor, on.leadId),
  'result.sign': (actor: Actor, on: { memberIds: string[] }) => isMember(actor, on.memberIds),
  // approved by somebody who was never in the team, not even before a recusal.
  'disclosure.approve': (actor: Actor, on: Unit & Interested & { everSeatedIds: string[] }) =>
    holds(actor, 'approver', on.unitPath) &&
    !isMember(actor, on.everSeatedIds) &&
    !isMember(actor, on.interestedIds),
  'disclosure.disclose-part': (actor: Actor, on: Unit & Interested & { everSeatedIds: string[] }) =>
    holds(actor, 'approver', on.unitPath) &&
    !isMember(actor, on.everSeatedIds) &&
    !isMember(actor, on.interestedIds),
  'disclosure.decide-handling': (
    actor: Actor,
    on: Unit & Interested & { everSeatedIds: string[] },
  ) =>
    (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
    !isMember(actor, on.everSeatedIds) &&
    !isMember(actor, on.interestedIds),
  'task.close': (actor: Actor) => actor.kind === 'system',
  'obligation.remind': (actor: Actor) => actor.kind === 'system',
  // the coordinating office reads across the branches.
  'task.read': (actor: Actor, on: Unit) =>
    (['planner', 'approver', 'head', 'auditor', 'coordinator'] as const).some((role) =>
      holds(actor, role, on.unitPath),
    ),
  'message.read': (actor: Actor, on: Unit) =>
    holds(actor, 'administrator', on.unitPath) || holds(actor, 'auditor', on.unitPath),
  'organisation.read': (actor: Actor, on: Unit) =>
    holds(actor, 'administrator', on.unitPath) || holds(actor, 'auditor', on.unitPath),
  'trail.read': (actor: Actor, on: Unit) =>
    holds(actor, 'auditor', on.unitPath) || holds(actor, 'approver', on.unitPath),
  ...accountPolicy,
  ...archivePolicy,
  ...bureauPolicy,
  ...casePolicy,
  ...checkPolicy,
  ...digestPolicy,
  ...disclosurePolicy,
  ...messagePolicy,
  ...objectionPolicy,
  ...requestPolicy,
  ...schemePolicy,
  ...statisticsPolicy,
  ...verdictPolicy,
  ...visitRecordPolicy,
};

// Planners, witnesses and auditors with a mandate over the bureau or anywhere in it.
const isBringer = (actor: Actor, bureauPath: string) =>
  actor.kind === 'person' &&
  actor.mandates.some(
    ({ role, path }) =>
      (role === 'planner' || role === 'witness' || role === 'auditor') &&
      (bureauPath.startsWith(path) || path.startsWith(bureauPath)),
  );

// Where the bureau itself executes, everybody belongs to it: then its planners may not void.
const isOfExecutingUnit = (actor: Actor, on: Unit & { executingPaths: string[] }) =>
  on.executingPaths.some((path) =>
    path === on.unitPath
      ? holds(actor, 'planner', on.unitPath)
      : actor.kind === 'person' && actor.unitPath.startsWith(path),
  );

const isOfUnit = (actor: Actor, on: Unit) =>
  holds(actor, 'planner', on.unitPath) || holds(actor, 'head', on.unitPath);

// Four eyes: whoever registered something does not consent to it.
const consents = (actor: Actor, on: Registered) =>
  (holds(actor, 'approver', on.unitPath) || holds(actor, 'head', on.unitPath)) &&
  !isPerson(actor, on.registeredBy);

const isMember = (actor: Actor, memberIds: string[]) =>
  actor.kind === 'person' && memberIds.includes(actor.id);

type Policy = typeof policy;
/** Everything that somebody may be allowed to do. */
export type Action = keyof Policy;
/** What an action's permission depends on. */
export type On<A extends Action> = Policy[A] extends (actor: Actor, on: infer O) => boolean
  ? O
  : never;

/** May they? For showing buttons and panel actions; synchronous on purpose. */
export function can<A extends Action>(actor: Actor, action: A, on: On<A>): boolean {
  const may = mayOn(action, on);
  return may(actor) || standFor(actor, action, may) !== undefined;
}

const mayOn =
  <A extends Action>(action: A, on: On<A>) =>
  (actor: Actor): boolean =>
    (policy[action] as (actor: Actor, on: On<A>) => boolean)(actor, on);

/**
 * Refuses (`forbidden`) unless they may; gives in whose place, where it is not their own right. `rule` is
 * what the bureau's rules say about who may.
 */
export function authorize<A extends Action>(
  actor: Actor,
  action: A,
  on: On<A>,
  rule?: string,
): Stand | undefined {
  const may = mayOn(action, on);
  if (may(actor)) return undefined;
  const stand = standFor(actor, action, may);
  if (!stand) throw new Refusal('forbidden', { action, ...(rule && { rule }) });
  return stand;
}
