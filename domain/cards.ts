/** Every kind of card that a chat can show. `chat/cards/` has one file for each. */
export const cardKinds = [
  // To a witness: commit before the draw, reveal after the announcement. About a draw.
  'witness',
  // To the setter: everybody has committed, announce; the result is there, confirm; dispatch. About a draw.
  'draw-desk',
  // To the group chats: a draw is announced, done, void. Counts only. About a draw.
  'draw-notice',
  // To the group chats: the task is dispatched. No names. About a task.
  'task-notice',
  // To the planners of a department that is to take part in a joint task. About a participant.
  'participant',
  // To the executing unit's planners: match inspectors. About a task.
  'match-desk',
  // To an inspector in a team: the visit and everything to be done about it. About an inspection.
  'inspection',
  // To whoever goes there: when the visit is, as the lead fixed it; to the lead: fix it. About an inspection.
  'visit-time',
  // To a team that has begun: notice, documents, recordings, the subject's confirmation. About an inspection.
  'visit-record',
  // To the approvers: a request for recusal or substitution. About a recusal, a substitution.
  'recusal',
  'substitution',
  // To whoever has to consent: a direct assignment, a pool joined with a neighbour, an expert. About a proposal.
  'proposal',
  // To whoever has to consent outside the draw, then to who asked. About a plan, an exclusion, a campaign,
  // a deployment, a pool agreement.
  'consent',
  // To approvers outside the team: approve a disclosure. About a disclosure.
  'disclosure',
  // To the owner, later to the head: the disclosure is due, overdue. About a disclosure.
  'disclosure-due',
  // To whoever answers for it: a licence ends, a plan or a promise is due. About an obligation.
  'obligation-due',
  // To the leaders of a unit, weekly: what is overdue, due, done. About a digest.
  'digest',
  // To a person, on the web: an account of theirs was linked, unlinked. About a person.
  'account',
  // To everybody with a chat account, monthly: does this reach you? About a drill.
  'drill',
  // To the reader, their unit's group, its lead: a message was not answered. About that message.
  'chase',
  // To whoever checks the chats: press, and it goes away. About a person.
  'check',
  // To both: somebody stands in for somebody, or no longer does. About a deputy.
  'deputy',
  // To administrators: another one asks that somebody's authenticator be let go of. About a reset.
  'reset',
  // To the planners: what went out by itself does not reach everybody. About a task.
  'unreached',
  // To who follows up: what an inspection found or others handed over. About a case.
  'case',
  // To whoever confirms it and wrote none of it: the draft of a task's scheme. About a task.
  'scheme',
  // To whoever names a reviewer, reviews, answers. About an objection.
  'objection',
  // To the supervision only: somebody complains about inspectors. About a complaint.
  'complaint',
  // To whoever decided: what they decided, when, upon which card. About a decision.
  'receipt',
] as const;
export type CardKind = (typeof cardKinds)[number];
