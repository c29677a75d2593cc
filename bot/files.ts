import { adapters } from '../chat/adapters.ts';
import { type Text, told } from '../chat/text.ts';
import {
  visitNamed,
  visitOfMessage,
  visitsForFiles,
  type VisitForFiles,
} from '../db/queries/visits-for-files.ts';
import { mostBytes } from '../domain/evidence/media.ts';
import { refuseTooLarge } from '../domain/evidence/prepare.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DocumentKind } from '../domain/visit-record.ts';
import { takeReason } from '../usecases/evidence/take-reason.ts';
import { takeEvidence } from '../usecases/evidence/take.ts';
import { takeDocument } from '../usecases/document/take.ts';
import { type Command, commandOf } from '../usecases/usecase.ts';
import { documentIn } from './document-caption.ts';
import type { From, SentFile } from './inbound.ts';
import type { Known } from './people.ts';
import type { Reply } from './reply.ts';

/** A file that came in: the event that brought it, what is known of it, and its bytes where they came along. */
type FileIn = {
  eventKey: string;
  from: From;
  file: SentFile;
  bytes?: Uint8Array | undefined;
};

/**
 * A photo or document that somebody sent is the reason of what they have asked about the visit that it
 * answers; otherwise evidence of that visit, or of the one that they are at.
 */
export async function takeFile(incoming: FileIn, known: Known): Promise<Partial<Reply>> {
  const { eventKey, from, file } = incoming;
  const visit = await visitFor(incoming, known);
  const bytes = await bytesOf(incoming);
  const command = commandOf(known.actor, from.provider);
  if (visit.asked) {
    const reason = { inspectionId: visit.id, eventKey, bytes, name: file.name };
    const { count } = await takeReason(command, reason);
    return { note: told('note.evidence.reason', { code: visit.code, count }) };
  }
  const kind = file.document ?? documentIn(file.caption);
  if (kind) return { note: await takenAs(kind, visit, { eventKey, bytes, file }, command) };
  const { name, caption, album, itemId, point } = file;
  const taken = await takeEvidence(command, {
    inspectionId: visit.id,
    eventKey,
    bytes,
    name,
    caption,
    album,
    itemId,
    point,
  });
  return { note: noteOf(visit, taken) };
}

type Sent = { eventKey: string; bytes: Uint8Array; file: SentFile };

// A photo of a document, the signed record above all, is none of the files that the result names.
async function takenAs(
  kind: DocumentKind,
  { id, code }: VisitForFiles,
  { eventKey, bytes, file: { name, caption } }: Sent,
  command: Command,
): Promise<Text> {
  const given = { inspectionId: id, eventKey, bytes, name, kind, caption };
  const { hash } = await takeDocument(command, given);
  return told('note.document.taken', {
    kind: told(`document.${kind}`),
    code,
    hash: hash.slice(0, 12),
  });
}

function noteOf(
  { code }: VisitForFiles,
  { number, hash, again }: { number: number; hash: string; again: boolean },
): Text {
  if (again) return told('note.evidence.again', { number, code });
  return told('note.evidence.taken', { number, code, hash: hash.slice(0, 12) });
}

// A reply to the card of a visit names it; otherwise there must be one only to which it can belong.
async function visitFor({ from, file }: FileIn, { actor }: Known): Promise<VisitForFiles> {
  const named = file.visit
    ? await visitNamed(file.visit, actor.id)
    : file.replyTo && (await visitOfMessage(from, file.replyTo, actor.id));
  if (named) return named;
  const [visit, ...others] = await visitsForFiles(actor.id);
  if (!visit || others.length > 0) {
    throw new Refusal('evidence-which', { visits: visit ? others.length + 1 : 0 });
  }
  return visit;
}

/** The bytes of a file that came in, fetched where they did not come along; refuses what is too large before. */
async function bytesOf({ from, file, bytes }: FileIn): Promise<Uint8Array> {
  refuseTooLarge(file.bytes ?? 0);
  if (bytes) return bytes;
  const fetched = await adapters()[from.provider]?.fetchFile(file.ref, mostBytes);
  if (!fetched) throw new Refusal('file-gone');
  if (fetched.ok) return fetched.bytes;
  if (fetched.why === 'too-large') refuseTooLarge(Number.POSITIVE_INFINITY);
  throw new Refusal('file-gone');
}
