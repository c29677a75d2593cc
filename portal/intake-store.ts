import type { IntakeStatus } from '../domain/objection.ts';
import type { Database } from './database.ts';
import type { GivenFile, IntakeKind, Typed } from './intake-form.ts';
import { intakeId, markOf, type Receipt, receiptOf, statusKey } from './intake-receipt.ts';

/** Where the portal may write: one table, and only add to it. */
export type Intake = Pick<Database, 'query'>;

/**
 * Hands it in, all of it in one row, and gives its receipt; the same form again gives the same receipt and
 * is not handed in a second time. Sent again with other words or files it is another one, with its own receipt.
 */
export async function handIn(
  intake: Intake,
  kind: IntakeKind,
  { typed, files }: { typed: Typed; files: GivenFile[] },
  receivedAt: Date,
): Promise<Receipt> {
  const { ref, name, contact, content } = typed;
  const mark = markOf(typed.mark, { texts: [kind, ref, name, contact, content], files });
  const receipt = receiptOf(mark);
  try {
    await intake.query(
      `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        intakeId(mark),
        kind,
        receipt.receiptNo,
        statusKey(receipt),
        ref,
        name,
        contact,
        content,
        files.map((file) => file.name),
        files.map(({ bytes }) => bytes),
        receivedAt,
      ],
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
  }
  return receipt;
}

/** How it stands, for whoever has both; nothing under any other pair. */
export async function statusOf(
  database: Database,
  receipt: Receipt,
): Promise<IntakeStatus | undefined> {
  const { rows } = await database.query(
    'select body from intake_status where key = $1 order by number desc limit 1',
    [statusKey(receipt)],
  );
  const [row] = rows as { body: IntakeStatus }[];
  return row?.body;
}

/** Whether a result of that number is public. */
export async function isPublished(database: Database, ref: string): Promise<boolean> {
  const { rows } = await database.query(
    `select 1 from public_notice where kind = 'result' and ref = $1 limit 1`,
    [ref],
  );
  return rows.length > 0;
}
