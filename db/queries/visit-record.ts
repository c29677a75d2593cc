import type { EntityManager } from 'typeorm';
import type { Finding } from '../../domain/inspection.ts';
import type { SubjectNotice } from '../../domain/subject-notice.ts';
import type { ConductKind, DocumentKind, RecordFacts } from '../../domain/visit-record.ts';

/** A notice as it was delivered (instants in ISO 8601). */
export type DeliveredNotice = {
  id: string;
  number: number;
  hash: string;
  way: 'in-person' | 'left' | 'mail' | 'electronic';
  recipient: string;
  capacity: string;
  witness: string;
  reference: string;
  deliveredAt: string;
  by: string;
};

/** Everything that belongs to the record of a visit beside its checklist and its files. */
export type VisitRecord = {
  /** The newest first. */
  times: { number: number; at: string; reason: string; by: string; setAt: string }[];
  notices: DeliveredNotice[];
  documents: {
    id: string;
    number: number;
    kind: DocumentKind;
    /** Its file, where it is one, by what it is called. */
    evidenceId: string | null;
    file: string | null;
    content: string;
    hash: string;
    by: string;
    at: string;
  }[];
  recordings: {
    number: number;
    step: string;
    scene: string;
    device: string;
    begunAt: string;
    endedAt: string;
    keptAt: string;
    hash: string;
    by: string;
  }[];
  conduct: {
    id: string;
    number: number;
    kind: ConductKind;
    fact: string;
    by: string;
    at: string;
  }[];
  /** The newest result, and what the subject did to it. */
  result: { id: string; number: number; finding: Finding; conduct: string[] } | null;
  confirmation: {
    outcome: 'confirmed' | 'refused';
    person: string;
    capacity: string;
    statement: string;
    reason: string;
    witness: string;
    by: string;
    at: string;
  } | null;
};

/** The record of a visit. */
export async function visitRecord(tx: EntityManager, inspectionId: string): Promise<VisitRecord> {
  const [row]: { record: VisitRecord }[] = await tx.query(sql, [inspectionId]);
  return row!.record;
}

/** What of a record the rules of a bureau look at. */
export const recordFacts = (record: VisitRecord): RecordFacts => ({
  finding: record.result?.finding ?? null,
  documents: record.documents.map(({ kind }) => kind),
  isNotified: record.notices.length > 0,
  isHeard: (record.confirmation?.statement ?? '') !== '',
  recorded: record.recordings.map(({ step }) => step),
  isConfirmed: record.confirmation !== null,
});

/** What subjects did that stands in no result of this visit but has to in the newest. */
export const untoldConduct = ({ conduct, result }: VisitRecord) =>
  conduct.filter(({ id }) => result && !result.conduct.includes(id));

/** A notice as it was handed over, word for word. */
export async function deliveredNotice(
  tx: EntityManager,
  inspectionId: string,
  number: number,
): Promise<(DeliveredNotice & { content: SubjectNotice }) | undefined> {
  const [row] = await tx.query(
    `select ${noticeJson} || jsonb_build_object('content', x.content) as notice
     from subject_notice x join person p on p.id = x.recorded_by
     where x.inspection_id = $1 and x.number = $2`,
    [inspectionId, number],
  );
  return row?.notice;
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const noticeJson = `jsonb_build_object('id', x.id, 'number', x.number, 'hash', x.hash, 'way', x.way,
  'recipient', x.recipient, 'capacity', x.capacity, 'witness', x.witness, 'reference', x.reference,
  'deliveredAt', ${iso('x.delivered_at')}, 'by', p.name)`;

// Everything of one table, in its order, as JSON.
const all = (table: string, what: string, order: string): string =>
  `(select coalesce(jsonb_agg(${what} order by ${order}), '[]') from ${table} where x.inspection_id = n.id)`;

const sql = `
select jsonb_build_object(
  'times', ${all(
    'visit_time x join person p on p.id = x.set_by',
    `jsonb_build_object('number', x.number, 'at', ${iso('x.starts_at')}, 'reason', x.reason, 'by', p.name,
      'setAt', ${iso('x.set_at')})`,
    'x.number desc',
  )},
  'notices', ${all('subject_notice x join person p on p.id = x.recorded_by', noticeJson, 'x.number')},
  'documents', ${all(
    'visit_document x join person p on p.id = x.made_by left join evidence e on e.id = x.evidence_id',
    `jsonb_build_object('id', x.id, 'number', x.number, 'kind', x.kind, 'file', e.name, 'evidenceId', e.id,
      'content', x.content, 'hash', x.hash, 'by', p.name, 'at', ${iso('x.made_at')})`,
    'x.number',
  )},
  'recordings', ${all(
    'visit_recording x join person p on p.id = x.recorded_by',
    `jsonb_build_object('number', x.number, 'step', x.step, 'scene', x.scene, 'device', x.device,
      'begunAt', ${iso('x.begun_at')}, 'endedAt', ${iso('x.ended_at')}, 'keptAt', x.kept_at, 'hash', x.hash, 'by', p.name)`,
    'x.number',
  )},
  'conduct', ${all(
    'subject_conduct x join person p on p.id = x.recorded_by',
    `jsonb_build_object('id', x.id, 'number', x.number, 'kind', x.kind, 'fact', x.fact, 'by', p.name,
      'at', ${iso('x.recorded_at')})`,
    'x.number',
  )},
  'result', (select jsonb_build_object('id', r.id, 'number', r.number, 'finding', r.finding,
    'conduct', (select coalesce(jsonb_agg(c.conduct_id), '[]') from result_conduct c where c.result_id = r.id))
    where r.id is not null),
  'confirmation', (select jsonb_build_object('outcome', x.outcome, 'person', x.person, 'capacity', x.capacity,
      'statement', x.statement, 'reason', x.reason, 'witness', x.witness, 'by', p.name,
      'at', ${iso('x.recorded_at')})
    from subject_confirmation x join person p on p.id = x.recorded_by
    where x.result_id = r.id)) as record
from inspection n left join lateral (select * from result where inspection_id = n.id order by number desc limit 1) r on true
where n.id = $1`;
