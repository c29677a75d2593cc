import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';
import type { ObjectionFacts } from './card-facts-objection.ts';

/** A file that was handed in with an objection or a complaint. */
export type IntakeFile = { id: string; name: string };

/** An objection on the list of the desk. */
export type ObjectionLine = Pick<
  ObjectionFacts,
  'id' | 'receiptNo' | 'code' | 'subject' | 'state' | 'dueOn' | 'reviewer'
> & { receivedAt: Date };

/** The objections of the units below these paths, and those that this person reviews; the open ones first. */
export const objectionsUnder = (paths: string[], personId: string): Promise<ObjectionLine[]> =>
  database().query(
    `select o.id, o.receipt_no as "receiptNo", n.code, s.name as subject, o.state, p.name as reviewer,
       o.received_at as "receivedAt", b.due_on::text as "dueOn"
     from objection o join inspection n on n.id = o.inspection_id join subject s on s.id = n.subject_id
       join unit u on u.id = n.unit_id left join person p on p.id = o.reviewer_id
       left join obligation b on b.about_id = o.id
         and b.kind = case when o.state in ('received', 'reviewing') then 'objection-review' else 'objection-reply' end
     where o.reviewer_id = $2 or exists (select 1 from unnest($1::text[]) x where starts_with(u.path, x))
     order by o.state = 'answered', b.due_on, o.received_at desc limit 200`,
    [paths, personId],
  );

/** What the page of an objection shows beside its card. */
export type ObjectionDetails = {
  submitterSealed: Buffer;
  grounds: string;
  reply: string;
  replyWay: string | null;
  replyProof: string;
  isOnline: boolean;
  files: IntakeFile[];
  /** What proves that the answer was delivered. */
  deliveries: IntakeFile[];
};

/** The rest of an objection, for its page. */
export async function objectionDetails(id: string): Promise<ObjectionDetails> {
  const [row] = await database().query(
    `select o.submitter_sealed as "submitterSealed", o.grounds, o.reply, o.reply_way as "replyWay",
       o.reply_proof as "replyProof", o.status_key is not null as "isOnline", ${filesOf('objection')} as files,
       ${filesOf('objection', 'delivery')} as deliveries
     from objection o where o.id = $1`,
    [id],
  );
  return row;
}

const filesOf = (table: 'objection' | 'complaint', purpose = 'material') =>
  `coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.at, f.name)
     from intake_file f where f.${table}_id = o.id and f.purpose = '${purpose}'), '[]')`;

/** Who can review it: the people of the bureau but for those who are party to it. */
export const reviewersFor = (
  id: string,
  partyIds: string[],
): Promise<{ id: string; name: string; unit: string }[]> =>
  database().query(
    `select p.id, p.name, v.name as unit from objection o join inspection n on n.id = o.inspection_id
       join unit u on u.id = n.unit_id
       join lateral (select b.path from unit b where starts_with(u.path, b.path) and b.profile_slug is not null
         order by length(b.path) desc limit 1) b on true
       join unit v on starts_with(v.path, b.path) join person p on p.unit_id = v.id and p.active
     where o.id = $1 and p.id <> all ($2::uuid[]) order by v.id <> u.id, v.path, p.name limit 300`,
    [id, partyIds],
  );

/** Who was at the visit that an objection is about, or has an interest in its subject: they hear nothing of it. */
export async function partiesToObjection(tx: EntityManager, id: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select v.inspector_id as id from objection o join visit_party v on v.inspection_id = o.inspection_id
     where o.id = $1
     union select i.inspector_id from objection o join inspection n on n.id = o.inspection_id
       join subject s on s.id = n.subject_id join interest i on i.uscc = s.uscc and i.ended_at is null
     where o.id = $1`,
    [id],
  );
  return rows.map(({ id: one }) => one);
}

/** A complaint as the supervision reads it. */
export type ComplaintRow = {
  id: string;
  version: number;
  receiptNo: string;
  ref: string;
  content: string;
  state: 'received' | 'concluded';
  finding: string | null;
  note: string;
  answer: string;
  unitPath: string;
  receivedAt: Date;
  submitterSealed: Buffer;
  everSeatedIds: string[];
  files: IntakeFile[];
};

/** The complaints of the bureaus below these paths; the open ones first. */
export const complaintsUnder = (paths: string[]): Promise<ComplaintRow[]> =>
  database().query(
    `select o.id, o.version, o.receipt_no as "receiptNo", o.ref, o.content, o.state, o.finding, o.note, o.answer,
       u.path as "unitPath", o.received_at as "receivedAt", o.submitter_sealed as "submitterSealed",
       array(select s.inspector_id from visit_party s where s.inspection_id = o.inspection_id) as "everSeatedIds",
       ${filesOf('complaint')} as files
     from complaint o join unit u on u.id = o.unit_id
     where exists (select 1 from unnest($1::text[]) x where starts_with(u.path, x))
     order by o.state = 'concluded', o.received_at desc limit 200`,
    [paths],
  );

/** A file with what it was handed in with, to be given out. */
export type StoredFile = {
  name: string;
  mediaType: string;
  bytes: Buffer;
  objectionId: string | null;
  complaintId: string | null;
};

/** One of the files, or nothing. */
export async function intakeFile(id: string): Promise<StoredFile | undefined> {
  const [row] = await database().query(
    `select f.name, f.media_type as "mediaType", b.bytes, f.objection_id as "objectionId",
       f.complaint_id as "complaintId"
     from intake_file f join evidence_blob b on b.hash = f.hash where f.id = $1`,
    [id],
  );
  return row;
}
