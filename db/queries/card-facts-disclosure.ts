import type { Finding } from '../../domain/inspection.ts';
import { awaitsHandling } from '../../domain/disclosure.ts';
import { readingOf } from '../../domain/profile/cite.ts';
import { database } from '../data-source.ts';
import { type Pin, pinOf, profilePinned } from './profile.ts';
import { taskNames } from './task-names.ts';

/** What cards about the disclosure of a result show. */
export type DisclosureFacts = {
  id: string;
  state: string;
  version: number;
  unitPath: string;
  inspectionId: string;
  inspectionCode: string;
  taskName: string;
  subject: string;
  /** Null while the visit has no signed result. */
  finding: string | null;
  note: string | null;
  /** The points of the checklist that were answered with a problem, each with its note. */
  problems: string[];
  /** Everybody who ever had a seat in the team, and everybody with an interest in the subject. */
  everSeatedIds: string[];
  interestedIds: string[];
  team: string[];
  signed: number;
  dueOn: string | null;
  provisional: boolean;
  rule: string;
  approvedBy: string | null;
  /** In whose place, where a deputy decided. */
  approvedFor: string | null;
  approvedAt: string | null;
  publishedAt: string | null;
  /** on what ground it is withheld. */
  ground: string | null;
  /** the rule by which it waits for the decision how its problem is dealt with; null otherwise. */
  handling: string | null;
};

/** A disclosure as its cards show it, or nothing. */
export async function disclosureFacts(id: string): Promise<DisclosureFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  return row && { ...row.facts, handling: await handlingOwed(row) };
}

async function handlingOwed(row: Pin & { facts: DisclosureFacts; decidedOn: string | null }) {
  const { state, finding } = row.facts;
  if (state !== 'pending') return null;
  const profile = await profilePinned(database().manager, row);
  const { decidedOn } = row;
  const waits = awaitsHandling(profile, { finding: finding as Finding | null, decidedOn });
  return waits ? readingOf(profile, 'disclosure.clockProblem') : null;
}

const sql = `
select jsonb_build_object(
  'id', d.id, 'state', d.state, 'version', d.version, 'unitPath', u.path,
  'inspectionId', n.id, 'inspectionCode', n.code, 'taskName', ${taskNames}, 'subject', s.name,
  'finding', r.finding, 'note', r.note, 'dueOn', d.due_on, 'provisional', d.provisional, 'rule', d.rule,
  'approvedBy', b.name, 'approvedFor', f.name,
  'approvedAt', d.approved_at, 'publishedAt', d.published_at, 'ground', d.ground,
  'problems', (select coalesce(jsonb_agg(a.value ->> 'point' || coalesce('（' || (a.value ->> 'note') || '）', '')), '[]')
    from jsonb_array_elements(r.answers) a where a.value ->> 'answer' = 'problem'),
  'signed', (select count(*) from signature g where g.result_id = r.id),
  'everSeatedIds', (select coalesce(jsonb_agg(a.inspector_id), '[]') from visit_party a
    where a.inspection_id = n.id),
  'interestedIds', (select coalesce(jsonb_agg(i.inspector_id), '[]') from interest i
    where i.uscc = s.uscc and i.ended_at is null),
  'team', (select coalesce(jsonb_agg(p.name order by a.lead desc, a.number), '[]') from seat a
    join person p on p.id = a.inspector_id where a.inspection_id = n.id and a.active)) as facts, ${pinOf('t')},
  (select h.decided_on::text from handling_decision h where h.inspection_id = n.id) as "decidedOn"
from disclosure d join inspection n on n.id = d.inspection_id join task t on t.id = n.task_id
  join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id left join result r on r.id = d.result_id
  left join decision v on v.about_type = 'disclosure' and v.about_id = d.id
  left join person b on b.id = v.person_id left join person f on f.id = v.for_id
where d.id = $1`;
