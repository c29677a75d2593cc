import { createHash, randomUUID } from 'node:crypto';
import { Evidence } from '../../db/entities/evidence.ts';
import type { Taken } from '../../domain/evidence/exif.ts';
import { safeName } from '../../domain/evidence/media.ts';
import type { Prepared } from '../../domain/evidence/prepare.ts';
import { personId } from '../../domain/request.ts';
import type { Context } from '../usecase.ts';

/** A file as it came: its bytes, what its sender calls it, and what the platform calls the sending. */
export type Received = {
  eventKey: string;
  bytes: Uint8Array;
  name: string;
  album?: string | undefined;
  caption?: string | undefined;
  itemId?: string | undefined;
  point?: string | undefined;
};

type Place = Pick<Evidence, 'inspectionId' | 'purpose' | 'number'>;

/** Keeps a file for good: the bytes under their hash, the copy for sharing, and apart when and where. */
export async function storeFile(
  context: Context,
  file: Received,
  { type, shared, taken }: Prepared,
  place: Place,
): Promise<{ id: string; hash: string }> {
  const { tx, actor, command, now } = context;
  const hash = await keepBytes(context, file.bytes);
  const id = randomUUID();
  await tx.insert(Evidence, {
    ...place,
    id,
    eventKey: file.eventKey,
    name: safeName(file.name, type),
    mediaType: type,
    bytes: file.bytes.length,
    originalHash: hash,
    sharedHash: await keepBytes(context, shared),
    ...saidOf(file),
    sentBy: personId(actor),
    door: command.door,
    receivedAt: now,
  });
  await keepTaken(context, id, taken);
  return { id, hash };
}

const saidOf = ({ album, caption, itemId, point }: Received) => ({
  album: album ?? null,
  caption: caption ?? '',
  itemId: itemId ?? null,
  point: point ?? null,
});

async function keepTaken({ tx }: Context, id: string, { at, place }: Taken): Promise<void> {
  if (!at && !place) return;
  await tx.query(
    'insert into evidence_taken (evidence_id, taken_at, latitude, longitude) values ($1, $2, $3, $4)',
    [id, at ?? null, place?.latitude ?? null, place?.longitude ?? null],
  );
}

async function keepBytes({ tx }: Context, content: Uint8Array): Promise<string> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const hash = createHash('sha256').update(bytes).digest('hex');
  await tx.query('insert into evidence_blob (hash, bytes) values ($1, $2) on conflict do nothing', [
    hash,
    bytes,
  ]);
  return hash;
}
