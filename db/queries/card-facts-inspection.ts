import { parameter } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { inspectionProfile } from './inspection-profile.ts';
import { type VisitScheme, visitScheme } from './visit-scheme.ts';

/** How somebody came to a seat: drawn, designated for somebody who left, or assigned directly. */
export type SeatedBy = 'draw' | 'appointment' | 'direct-assignment';

/** Somebody in a team, with what they have done so far (instants in ISO 8601). */
export type MemberFacts = {
  personId: string;
  name: string;
  unit: string;
  lead: boolean;
  /** 1 is the initiating department; a joint visit has others beside it. */
  department: number;
  by: SeatedBy;
  /** From a neighbouring area whose pool was joined. */
  neighbour: boolean;
  acceptedAt: string | null;
  checkedInAt: string | null;
  /** Where they said they were then, as geo:… of RFC 5870. */
  place?: string | null;
  signedAt: string | null;
};

/** A request for recusal or substitution as the inspector who asked sees it. */
export type OwnRequest = {
  kind: 'recusal' | 'substitution';
  state: string;
  why: string;
  requestedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
  method: 'draw' | 'appointment' | null;
  /** Not their own: a person in charge ordered it. */
  ordered?: boolean;
};

/** What the cards and the page about one visit show to somebody in its team. */
export type InspectionFacts = {
  id: string;
  code: string;
  state: string;
  version: number;
  /** Every task that the visit serves, its own first; the days are those that all of them allow. */
  tasks: string[];
  startsOn: string;
  endsOn: string;
  unitPath: string;
  subject: { name: string; address: string; uscc: string };
  /** What is checked, each with the tasks that it is checked for. */
  items: { name: string; tasks: string[] }[];
  team: MemberFacts[];
  /** Beside the team: experts who assist, third parties that were entrusted. */
  experts: ExpertFacts[];
  thirdParties: { body: string; scope: string }[];
  /** On top of the team without a certificate: in no minimum, no lead, no signature. */
  companions: { name: string; unit: string }[];
  /** Whether the reader is one of them. */
  accompanies: boolean;
  /** The reader's own seat, the latest one they held; null for somebody who never was in the team. */
  seat: {
    active: boolean;
    lead: boolean;
    acceptedAt: string | null;
    endedAt: string | null;
  } | null;
  /** Whether the reader has an interest in the subject on file: then recusal is all they can do. */
  isInterested: boolean;
  request: OwnRequest | null;
  result: {
    id: string;
    number: number;
    finding: string;
    note: string;
    submittedAt: string;
    submittedBy: string;
    answers: Answered[];
    methods?: string[];
    activities?: string[];
    grounds?: string[];
    measures?: string[];
    forms?: { code: string; version: number; name: string }[];
    /** How many files it names. */
    files?: number;
    /** Who had signed the result before it: those signatures do not count any more. */
    fell?: string[];
  } | null;
  /** By which scheme the team goes; absent where there is none and none is asked for. */
  scheme?: VisitScheme;
  /** Whether a result can be formed without checking, where one is waited for. */
  isDirect?: boolean;
  /** How many files are kept as evidence of it. */
  evidence?: number;
  disclosure: { state: string; dueOn: string | null; publishedAt: string | null } | null;
  /** Where the visit ended without a result: why, and when. */
  end: { ground: string; at: string } | null;
};

/** An expert beside the team, and how they were found. */
export type ExpertFacts = { name: string; organisation: string; mode: 'draw' | 'appointment' };

/** One point of the checklist as it was answered. */
export type Answered = {
  itemId?: string;
  point: string;
  answer: 'ok' | 'problem' | 'not-applicable';
  note?: string;
};

/** A visit as its cards show it to this reader, or nothing. */
export async function inspectionFacts(
  id: string,
  readerId: string | null,
): Promise<InspectionFacts | undefined> {
  const [row] = await database().query(sql, [id, readerId]);
  if (!row) return undefined;
  const scheme = await visitScheme(database().manager, id);
  const facts: InspectionFacts = { ...row.facts, ...(scheme && { scheme }) };
  return facts.state === 'started' ? { ...facts, isDirect: await knowsDirectPath(id) } : facts;
}

const knowsDirectPath = async (id: string): Promise<boolean> =>
  parameter(await inspectionProfile(id), 'result.directPath');

const seatedBy = `case when x.draw_id is not null then 'draw' when x.proposal_id is not null
      then 'direct-assignment' else 'appointment' end`;
const isNeighbour = `exists (select from proposal q join unit v on v.id = q.neighbour_id
      where q.task_id = n.task_id and q.kind = 'neighbour-pool' and q.state = 'approved' and starts_with(w.path, v.path))`;

const sql = `
select jsonb_build_object(
  'id', n.id, 'code', n.code, 'state', n.state, 'version', n.version,
  'tasks', (select jsonb_agg(t.name order by v.how <> 'own', t.code) from inspection_task v
    join task t on t.id = v.task_id where v.inspection_id = n.id),
  'startsOn', w.starts_on, 'endsOn', w.ends_on, 'unitPath', u.path,
  'subject', jsonb_build_object('name', s.name, 'address', s.address, 'uscc', s.uscc),
  'items', (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'tasks', x.tasks) order by i.code), '[]')
    from (select v.item_id, jsonb_agg(t.name order by t.code) as tasks from visit_item v
      join task t on t.id = v.task_id where v.inspection_id = n.id group by v.item_id) x
    join item i on i.id = x.item_id),
  'team', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'unit', w.name,
      'lead', x.lead, 'department', x.department, 'by', ${seatedBy}, 'neighbour', ${isNeighbour}, 'acceptedAt', x.accepted_at, 'checkedInAt', c.at, 'place', coalesce(c.place, l.place, l.said),
      'signedAt', g.signed_at)
      order by x.lead desc, x.number), '[]')
    from seat x join person p on p.id = x.inspector_id join unit w on w.id = x.unit_id
      left join check_in c on c.inspection_id = n.id and c.inspector_id = p.id
      left join check_in_place l on l.inspection_id = n.id and l.inspector_id = p.id
      left join signature g on g.result_id = r.id and g.inspector_id = p.id
    where x.inspection_id = n.id and x.active),
  'seat', (select jsonb_build_object('active', x.active, 'lead', x.lead, 'acceptedAt', x.accepted_at,
      'endedAt', x.ended_at) from seat x where x.inspection_id = n.id and x.inspector_id = $2
    order by x.active desc, x.assigned_at desc limit 1),
  'experts', (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'organisation', e.organisation,
      'mode', x.mode) order by x.assigned_at, e.serial), '[]')
    from expert_seat x join expert e on e.id = x.expert_id where x.inspection_id = n.id),
  'thirdParties', (select coalesce(jsonb_agg(jsonb_build_object('body', y.body, 'scope', y.scope)
      order by y.recorded_at, y.id), '[]') from third_party y where y.inspection_id = n.id),
  'companions', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'unit', o.name)
      order by x.assigned_at, p.name), '[]') from companion_now x join person p on p.id = x.inspector_id
      join unit o on o.id = p.unit_id where x.inspection_id = n.id),
  'accompanies', exists (select from companion_now x where x.inspection_id = n.id and x.inspector_id = $2),
  'end', (select jsonb_build_object('ground', x.ground, 'at', x.ended_at) from visit_end x
    where x.inspection_id = n.id),
  'isInterested', exists (select from interest i
    where i.uscc = s.uscc and i.inspector_id = $2 and i.ended_at is null),
  'request', (select to_jsonb(q) - 'at' from (
      select 'recusal' as kind, a.state, a.ground as why, a.requested_at as "requestedAt",
        a.decided_at as "decidedAt", b.name as "decidedBy", a.decision_reason as "decisionReason",
        a.requested_at as at, v.method, a.ordered_by is not null as ordered
      from recusal a left join person b on b.id = a.decided_by left join substitution v on v.recusal_id = a.id
      where a.inspection_id = n.id and a.inspector_id = $2
      union all
      select 'substitution', a.state, a.reason, a.requested_at, a.decided_at, b.name, a.decision_reason,
        a.requested_at, a.method, false
      from substitution a left join person b on b.id = a.decided_by
      where a.inspection_id = n.id and a.replaced_id = $2 and a.recusal_id is null
      order by at desc limit 1) q),
  'result', (select jsonb_build_object('id', r.id, 'number', r.number, 'finding', r.finding,
      'note', r.note, 'answers', r.answers, 'methods', r.methods, 'activities', r.activities,
      'grounds', r.grounds, 'measures', r.measures, 'forms', r.forms, 'files', jsonb_array_length(r.evidence), 'submittedAt', r.submitted_at, 'submittedBy', p.name,
      'fell', (select coalesce(jsonb_agg(f.name order by g.signed_at, f.name), '[]') from result q
        join signature g on g.result_id = q.id join person f on f.id = g.inspector_id
        where q.inspection_id = n.id and q.number = r.number - 1))
    from person p where p.id = r.submitted_by),
  'evidence', (select count(*) from evidence e where e.inspection_id = n.id and e.purpose = 'visit'),
  'disclosure', (select jsonb_build_object('state', d.state, 'dueOn', d.due_on, 'publishedAt', d.published_at)
    from disclosure d where d.inspection_id = n.id)) as facts
from inspection n join subject s on s.id = n.subject_id
  join unit u on u.id = n.unit_id join visit_window w on w.inspection_id = n.id
  left join lateral (select * from result where inspection_id = n.id order by number desc limit 1) r on true
where n.id = $1`;
