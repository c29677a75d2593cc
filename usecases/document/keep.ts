import { randomUUID } from 'node:crypto';
import { personId } from '../../domain/request.ts';
import type { DocumentKind } from '../../domain/visit-record.ts';
import { refresh } from '../notify.ts';
import { type About, type Context, record } from '../usecase.ts';
import { nextIn } from './locked.ts';

type Made = { kind: DocumentKind; evidenceId: string | null; content: string; hash: string };

/** Keeps a document of a visit for good, and gives its number in it. */
export async function keepDocument(
  context: Context,
  about: About,
  { kind, evidenceId, content, hash }: Made,
): Promise<number> {
  const { tx, actor, command, now } = context;
  const number = await nextIn(context, 'visit_document', about.id);
  await tx.query(
    `insert into visit_document (id, inspection_id, number, kind, evidence_id, content, hash, made_by, door, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      randomUUID(),
      about.id,
      number,
      kind,
      evidenceId,
      content,
      hash,
      personId(actor),
      command.door,
      now,
    ],
  );
  await record(context, 'document.entered', about, { number, document: kind, hash });
  await refresh(context, 'inspection', about.id);
  return number;
}
