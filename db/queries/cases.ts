import type { EntityManager } from 'typeorm';
import type { CaseKind, Measure, Outcome } from '../../domain/case.ts';
import type { ReceiverKind } from '../../domain/referral.ts';
import type { Pin } from './profile.ts';

/** A case as lists show it. */
export type CaseLine = {
  id: string;
  version: number;
  code: string;
  kind: CaseKind;
  state: string;
  subject: string;
  unit: string;
  unitPath: string;
  owner: string | null;
  ownerId: string | null;
  dueOn: string;
  criminal: boolean;
  /** A suspected crime that nobody has handed over yet. */
  untransferred: boolean;
  outcome: Outcome | null;
};

/** A measure as its case shows it. */
export type MeasureView = {
  number: number;
  measure: Measure;
  orderedOn: string;
  dueOn: string;
  documentNo: string;
  note: string;
  skipReason: string;
  by: string;
  met: boolean | null;
  reviewedOn: string | null;
  reviewNote: string | null;
};

/** A referral as its case shows it. */
export type ReferralView = {
  number: number;
  receiverKind: ReceiverKind;
  receiver: string;
  content: string;
  documentNo: string;
  sentOn: string;
  by: string;
  files: number;
  receiptNo: string | null;
  receivedOn: string | null;
};

/** A case with everything on file of it. */
export type CaseView = CaseLine &
  Pin & {
    subjectId: string | null;
    category: string;
    inspectionId: string | null;
    inspection: string | null;
    rule: string;
    provisional: boolean;
    content: string;
    fromBody: string;
    documentNo: string;
    receivedOn: string | null;
    criminalReason: string;
    transferDueOn: string | null;
    askedBy: string | null;
    asker: string | null;
    outcomeNote: string;
    outcomeDocument: string;
    openedAt: string;
    closedAt: string | null;
    closer: string | null;
    measures: MeasureView[];
    referrals: ReferralView[];
    evidence: { id: string; number: number; name: string }[];
    people: { id: string; name: string }[];
  };

const line = `c.id, c.version, c.code, c.kind, c.state, c.subject_name as subject, u.name as unit, u.path as "unitPath",
  p.name as owner, c.owner_id as "ownerId", c.due_on::text as "dueOn", c.criminal, c.outcome,
  c.criminal and not exists (select from referral r where r.case_id = c.id and r.receiver_kind <> 'department') as "untransferred"`;
const from = `from case_file c join unit u on u.id = c.unit_id left join person p on p.id = c.owner_id`;

/** The cases that somebody sees: those of these units, and their own; open ones first, the most urgent first. */
export const casesUnder = (
  tx: EntityManager,
  paths: string[],
  personId: string,
): Promise<CaseLine[]> =>
  tx.query(
    `select ${line} ${from}
     where c.owner_id = $2 or exists (select 1 from unnest($1::text[]) x where starts_with(u.path, x))
     order by c.state = 'closed', c.due_on, c.code limit 500`,
    [paths, personId],
  );

/** One case with everything on file of it, or nothing. */
export async function caseView(tx: EntityManager, id: string): Promise<CaseView | undefined> {
  const [row] = await tx.query(
    `select ${line}, c.profile_slug as "profileSlug", c.profile_version as "profileVersion",
       c.subject_id as "subjectId", coalesce(s.category, '') as category, c.inspection_id as "inspectionId",
       n.code as inspection, c.rule, c.provisional, c.content, c.from_body as "fromBody",
       c.document_no as "documentNo", c.received_on::text as "receivedOn", c.criminal_reason as "criminalReason",
       c.transfer_due_on::text as "transferDueOn", c.asked_by as "askedBy", a.name as asker,
       c.outcome_note as "outcomeNote", c.outcome_document as "outcomeDocument", c.opened_at as "openedAt",
       c.closed_at as "closedAt", z.name as closer, ${lists}
     ${from} left join subject s on s.id = c.subject_id left join inspection n on n.id = c.inspection_id
       left join person a on a.id = c.asked_by left join person z on z.id = c.closed_by
     where c.id = $1`,
    [id],
  );
  return row;
}

const lists = `
  (select coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'measure', m.measure, 'orderedOn', m.ordered_on,
    'dueOn', m.due_on, 'documentNo', m.document_no, 'note', m.note, 'skipReason', m.skip_reason, 'by', b.name,
    'met', m.met, 'reviewedOn', m.reviewed_on, 'reviewNote', m.review_note) order by m.number), '[]')
   from case_measure m join person b on b.id = m.ordered_by where m.case_id = c.id) as measures,
  (select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'receiverKind', r.receiver_kind,
    'receiver', r.receiver, 'content', r.content, 'documentNo', r.document_no, 'sentOn', r.sent_on, 'by', b.name,
    'files', (select count(*) from referral_file f where f.referral_id = r.id), 'receiptNo', r.receipt_no,
    'receivedOn', r.received_on) order by r.number), '[]')
   from referral r join person b on b.id = r.sent_by where r.case_id = c.id) as referrals,
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'name', e.name) order by e.number), '[]')
   from evidence e where e.inspection_id = c.inspection_id and e.purpose = 'visit') as evidence,
  (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.name), '[]')
   from person q join unit w on w.id = q.unit_id where q.active and starts_with(w.path, u.path)) as people`;
