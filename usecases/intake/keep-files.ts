import { createHash, randomUUID } from 'node:crypto';
import { safeName, sniff } from '../../domain/evidence/media.ts';
import type { Context } from '../usecase.ts';

/** A file as it was handed in. */
export type GivenFile = { name: string; bytes: Buffer };

type Place = ({ objectionId: string } | { complaintId: string }) & {
  purpose?: 'material' | 'delivery';
};

/**
 * Keeps files with what they belong to, under their hash; looks at the bytes again, and leaves out what is
 * no picture or document. Answers the hashes of those kept.
 */
export async function keepFiles(
  context: Context,
  files: GivenFile[],
  place: Place,
): Promise<string[]> {
  const hashes: string[] = [];
  for (const file of files) {
    const hash = await keepFile(context, file, place);
    if (hash) hashes.push(hash);
  }
  return hashes;
}

async function keepFile({ tx, now }: Context, { name, bytes }: GivenFile, place: Place) {
  const type = sniff(bytes);
  if (!type) return undefined;
  const hash = createHash('sha256').update(bytes).digest('hex');
  await tx.query('insert into evidence_blob (hash, bytes) values ($1, $2) on conflict do nothing', [
    hash,
    bytes,
  ]);
  await tx.query(
    `insert into intake_file (id, objection_id, complaint_id, purpose, name, media_type, hash, at)
     values ($1, $2, $3, $8, $4, $5, $6, $7)`,
    [
      randomUUID(),
      'objectionId' in place ? place.objectionId : null,
      'complaintId' in place ? place.complaintId : null,
      safeName(name, type),
      type,
      hash,
      now,
      place.purpose ?? 'material',
    ],
  );
  return hash;
}
