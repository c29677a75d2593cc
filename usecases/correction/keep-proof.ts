import { createHash } from 'node:crypto';
import { safeName } from '../../domain/evidence/media.ts';
import { prepare } from '../../domain/evidence/prepare.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** A file as it was handed in. */
export type GivenFile = { name: string; bytes: Uint8Array };

const most = 5;

/**
 * R-166 有充分证据证明: keeps the files that prove an error, as they came, under their hash. Refuses what is no
 * picture or document, more than five, and a name that holds a personal number. Answers their hashes.
 */
export async function keepProof(
  { tx, now }: Context,
  correctionId: string,
  files: GivenFile[],
): Promise<string[]> {
  if (files.length > most) throw new Refusal('files-too-many', { most });
  const hashes: string[] = [];
  for (const [at, { name, bytes }] of files.entries()) {
    const { type } = prepare(bytes);
    const kept = safeName(name, type);
    refusePersonalData({ file: kept });
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const hash = createHash('sha256').update(content).digest('hex');
    await tx.query(
      'insert into evidence_blob (hash, bytes) values ($1, $2) on conflict do nothing',
      [hash, content],
    );
    await tx.query('insert into correction_file values ($1, $2, $3, $4, $5, $6)', [
      correctionId,
      at + 1,
      kept,
      type,
      hash,
      now,
    ]);
    hashes.push(hash);
  }
  return hashes;
}
