import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { database } from '../../../db/data-source.ts';
import { unsealBytes } from '../../../db/sealed.ts';
import type { RegistrySource } from '../read-source.ts';

/**
 * Puts the pieces of an import's file together in a folder that only this process may enter, because a
 * workbook is not read front to back; the folder goes when `use` is done.
 */
export async function onDisk<T>(
  job: { id: string; fileName: string },
  use: (source: RegistrySource) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  try {
    const file = path.join(folder, 'file');
    await pipeline(Readable.from(piecesOf(job.id)), createWriteStream(file, { mode: 0o600 }));
    return await use({ name: job.fileName, path: file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(jobId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const [piece]: { sealed: Buffer }[] = await database().query(
      'select sealed from import_chunk where job_id = $1 and number = $2',
      [jobId, number],
    );
    if (!piece) return;
    yield unsealBytes(piece.sealed);
  }
}
