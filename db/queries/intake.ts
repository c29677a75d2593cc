import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** What somebody handed in on the portal, until the office has taken it in. */
export type IntakeRow = {
  id: string;
  kind: 'objection' | 'complaint';
  receiptNo: string;
  statusKey: string;
  ref: string;
  name: string;
  contact: string;
  content: string;
  fileNames: string[];
  files: Buffer[];
  receivedAt: Date;
};

/** What waits to be taken in, oldest first. */
export const openIntake = (): Promise<{ id: string }[]> =>
  database().query('select id from intake where taken_at is null order by received_at limit 50');

/** One of them, locked; nothing where it was taken meanwhile. */
export async function lockIntake(tx: EntityManager, id: string): Promise<IntakeRow | undefined> {
  const [row] = await tx.query(
    `select id, kind, receipt_no as "receiptNo", status_key as "statusKey", ref, name, contact, content,
       file_names as "fileNames", files, received_at as "receivedAt"
     from intake where id = $1 and taken_at is null for update`,
    [id],
  );
  return row;
}

/** The published result of that number, whole or of a department that went before it; nothing where none is public. */
export async function publishedVisit(
  tx: EntityManager,
  ref: string,
): Promise<{ disclosureId: string; inspectionId: string } | undefined> {
  const [row] = await tx.query(
    `with visit as (
       select id from inspection where code = $1
       union select inspection_id from inspection_task where code = regexp_replace($1, '-D[0-9]+$', ''))
     select d.id as "disclosureId", d.inspection_id as "inspectionId"
     from visit v join disclosure d on d.inspection_id = v.id
     where d.state = 'published' or exists (select from public_notice p where p.kind = 'result' and p.ref = $1)
     limit 1`,
    [ref],
  );
  return row;
}

/** The visit of that number, under whichever of its tasks or departments, and its bureau, whatever has become of it. */
export async function visitOf(
  tx: EntityManager,
  ref: string,
): Promise<{ inspectionId: string; bureauId: string } | undefined> {
  const [row] = await tx.query(
    `with visit as (
       select id from inspection where upper(code) = $1
       union select inspection_id from inspection_task where upper(code) = regexp_replace($1, '-D[0-9]+$', ''))
     select n.id as "inspectionId", b.id as "bureauId" from visit v join inspection n on n.id = v.id
       join unit u on u.id = n.unit_id
       join unit b on starts_with(u.path, b.path) and b.profile_slug is not null
     order by length(b.path) desc limit 1`,
    [asPrinted(ref)],
  );
  return row;
}

// a small letter, a wide digit or a blank in the number would bring a complaint before the team it is about.
const asPrinted = (ref: string): string =>
  ref
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();

/** The bureau whose code the number begins with; else the only or first one. */
export async function bureauOf(tx: EntityManager, ref: string): Promise<string> {
  const [row] = await tx.query(
    `select id from unit where profile_slug is not null
     order by starts_with($1, code || '-') desc, path limit 1`,
    [ref],
  );
  return row.id;
}
