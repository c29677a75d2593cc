import { dayOf } from '../../domain/day.ts';
import type { Decider } from '../../domain/decider.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';
import { type Risk, risksOf } from '../../domain/risk.ts';
import { recusalRisk } from './recusal-risk.ts';
import { taskNames } from './task-names.ts';
import { substituteChoices } from './substitute-choices.ts';
import { type Pin, profilePinned } from './profile.ts';

/** What an approver is told about a request for recusal or substitution. */
export type RequestFacts = {
  kind: 'recusal' | 'substitution';
  id: string;
  state: string;
  version: number;
  unitPath: string;
  requesterId: string;
  requester: string;
  /** A person in charge said so, not the one concerned (指令回避). */
  ordered?: boolean;
  replacedId: string;
  /** Who was asked to decide, and who may not whatever their role. */
  decider: Decider;
  interestedIds: string[];
  replaced: string;
  /** Ground of a recusal, reason of a substitution. */
  why: string;
  note: string;
  /** How many files go with it. */
  files?: number;
  requestedAt: string;
  inspectionCode: string;
  taskName: string;
  subject: string;
  endsOn: string;
  team: string[];
  /** Requests that the same person has made before, of either sort. */
  earlier: number;
  decidedBy: string | null;
  /** In whose place, where a deputy decided. */
  decidedFor: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  profile: Profile;
  substitute: string | null;
  doneAt: string | null;
  /** The draw of the substitute, once it is announced. */
  drawCode: string | null;
  /** How the substitute is found, or was. */
  method: 'draw' | 'appointment';
  /** Why its decision needs a second factor; empty for what is decided in the chat. */
  risks: Risk[];
  /** A verdict that can still be undone. */
  held: {
    id: string;
    personId: string;
    by: string;
    verdict: 'approve' | 'reject';
    at: string;
    until: string;
  } | null;
  /** The last verdict of this reader that could not take effect, and why. */
  lapsed: {
    at: string;
    refusal: { code: string; details: Record<string, string | number> };
  } | null;
  /** How many may follow were this reader to approve; null when there is nothing to approve. */
  eligible: number | null;
};

type Stored = Omit<RequestFacts, 'method' | 'eligible' | 'profile' | 'risks'> &
  Pin & { method: RequestFacts['method'] | null };

/** A request as its cards show it to this reader, or nothing. */
export async function requestFacts(
  kind: 'recusal' | 'substitution',
  id: string,
  readerId: string | null = null,
): Promise<RequestFacts | undefined> {
  const [row] = await database().query(kind === 'recusal' ? recusal : substitution, [id, readerId]);
  const facts: Stored | undefined = row?.facts;
  if (!facts) return undefined;
  const profile = await profilePinned(database().manager, facts);
  const method = facts.method ?? parameter(profile, 'subst.method');
  const { manager } = database();
  const risks = kind === 'recusal' ? risksOf(await recusalRisk(manager, id), profile) : [];
  return { ...facts, profile, method, risks, eligible: await eligible(facts, readerId) };
}

async function eligible({ kind, id, state }: Stored, readerId: string | null) {
  if (state !== 'requested' || readerId === null) return null;
  const today = dayOf(await currentTime());
  const choices = await substituteChoices(database().manager, { kind, id }, readerId, today);
  return choices.length;
}

// The substitution that follows an approved recusal is told in the recusal's own card.
const shown = `
  'unitPath', u.path, 'inspectionCode', n.code, 'taskName', ${taskNames}, 'subject', s.name,
  'endsOn', (select ends_on from visit_window where inspection_id = n.id),
  'profileSlug', t.profile_slug, 'profileVersion', t.profile_version, 'decider', q.decider,
  'interestedIds', (select coalesce(jsonb_agg(i.inspector_id), '[]') from interest i
    where i.uscc = s.uscc and i.ended_at is null),
  'requestedAt', q.requested_at, 'note', q.note,
  'files', (select count(*) from request_file f where q.id in (f.recusal_id, f.substitution_id)), 'decidedBy', b.name, 'decidedFor', (select f.name from decision dd join person f on f.id = dd.for_id
    where dd.about_id = q.id), 'decidedAt', q.decided_at,
  'decisionReason', q.decision_reason, 'state', q.state, 'version', q.version, 'id', q.id,
  'replaced', r.name, 'substitute', z.name, 'doneAt', x.done_at, 'method', x.method,
  'team', (select coalesce(jsonb_agg(p.name order by a.lead desc, a.number), '[]') from seat a
    join person p on p.id = a.inspector_id where a.inspection_id = n.id and a.active),
  'held', (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'by', hp.name, 'verdict', h.verdict,
      'at', h.held_at, 'until', h.due_at) from held_verdict h join person hp on hp.id = h.person_id
    where h.about_id = q.id and h.state = 'held'),
  'lapsed', (select jsonb_build_object('at', h.ended_at, 'refusal', h.refusal) from held_verdict h
    where h.about_id = q.id and h.state = 'lapsed' and h.person_id = $2::uuid order by h.ended_at desc limit 1),
  'drawCode', (select d.code from draw d where d.substitution_id = x.id and d.state <> 'void' limit 1)`;

const joins = `
  join inspection n on n.id = q.inspection_id join task t on t.id = n.task_id
  join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
  left join person b on b.id = q.decided_by left join person z on z.id = x.substitute_id`;

const recusal = `
select jsonb_build_object('kind', 'recusal', 'requesterId', coalesce(q.ordered_by, q.inspector_id),
  'requester', coalesce(w.name, r.name), 'ordered', q.ordered_by is not null,
  'replacedId', q.inspector_id, 'why', q.ground,
  'earlier', (select count(*) from recusal e where e.inspector_id = q.inspector_id
      and e.requested_at < q.requested_at)
    + (select count(*) from substitution e where e.requester_id = q.inspector_id and e.recusal_id is null
      and e.requested_at < q.requested_at), ${shown}) as facts
from recusal q left join substitution x on x.recusal_id = q.id
  join person r on r.id = q.inspector_id left join person w on w.id = q.ordered_by ${joins} where q.id = $1`;

const substitution = `
select jsonb_build_object('kind', 'substitution', 'requesterId', q.requester_id, 'requester', a.name,
  'replacedId', q.replaced_id, 'why', q.reason,
  'earlier', (select count(*) from recusal e where e.inspector_id = q.requester_id
      and e.requested_at < q.requested_at)
    + (select count(*) from substitution e where e.requester_id = q.requester_id and e.recusal_id is null
      and e.requested_at < q.requested_at), ${shown}) as facts
from substitution q join substitution x on x.id = q.id join person r on r.id = q.replaced_id
  join person a on a.id = q.requester_id ${joins} where q.id = $1`;
