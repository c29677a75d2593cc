import type { ObjectionState, ReviewOutcome } from '../../domain/objection.ts';
import { database } from '../data-source.ts';
import { type CorrectionState, correctionOfReview } from './objection-correction.ts';

/** What the card of an objection shows to those who name its reviewer, and to the reviewer. */
export type ObjectionFacts = {
  id: string;
  version: number;
  receiptNo: string;
  code: string;
  subject: string;
  finding: string;
  content: string;
  files: number;
  unit: string;
  unitPath: string;
  state: ObjectionState;
  receivedAt: string;
  /** The last day of what is owed now: the review, then the answer. */
  dueOn: string | null;
  provisional: boolean;
  rule: string;
  reviewer: string | null;
  reviewerId: string | null;
  /** Who was ever in the team, and who has an interest in the subject. */
  partyIds: string[];
  outcome: ReviewOutcome | null;
  /** What became of the correction that the review opened. */
  correction: CorrectionState | null;
  repliedOn: string | null;
};

/** An objection as its card shows it, or nothing. */
export async function objectionFacts(id: string): Promise<ObjectionFacts | undefined> {
  const [row] = await database().query(`${sql} where o.id = $1`, [id]);
  return row?.facts;
}

const sql = `
select jsonb_build_object('id', o.id, 'version', o.version, 'receiptNo', o.receipt_no, 'code', n.code,
  'subject', s.name, 'finding', r.finding, 'content', o.content,
  'files', (select count(*) from intake_file f where f.objection_id = o.id and f.purpose = 'material'),
  'unit', u.name, 'unitPath', u.path, 'state', o.state, 'receivedAt', o.received_at, 'dueOn', b.due_on,
  'provisional', coalesce(b.provisional, false), 'rule', coalesce(b.rule, o.rule),
  'reviewer', p.name, 'reviewerId', o.reviewer_id,
  'partyIds', coalesce((select jsonb_agg(distinct x.id) from (
    select e.inspector_id as id from visit_party e where e.inspection_id = n.id
    union select i.inspector_id from interest i where i.uscc = s.uscc and i.ended_at is null) x), '[]'),
  'outcome', o.outcome, 'correction', ${correctionOfReview}, 'repliedOn', o.replied_on) as facts
from objection o join inspection n on n.id = o.inspection_id join subject s on s.id = n.subject_id
  join unit u on u.id = n.unit_id join disclosure d on d.id = o.disclosure_id
  left join result r on r.id = d.result_id left join person p on p.id = o.reviewer_id
  left join obligation b on b.about_id = o.id
    and b.kind = case when o.state in ('received', 'reviewing') then 'objection-review' else 'objection-reply' end`;
