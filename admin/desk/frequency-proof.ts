import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { proveFrequency } from '../../usecases/frequency/prove.ts';
import { visitorOf } from '../visitor.ts';
import { type Fields, text } from './press.ts';

/**
 * The list that nobody was skipped, as a file; its digest is on the trail. However large the registry is,
 * the lines go to a file beside the process first: the digest precedes them in the answer.
 */
export const proofFile: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const fields = (request.body ?? {}) as Fields;
  const given = {
    unitId: text(fields, 'unitId'),
    from: text(fields, 'from'),
    to: text(fields, 'to'),
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'yaohao-proof-'));
  const file = path.join(folder, 'list.tsv');
  try {
    const command = { id: randomUUID(), actor, door: 'panel' as const };
    const { sha256 } = await writing(file, (handle) =>
      proveFrequency({
        begin: () => handle.truncate(0),
        write: (lines) => handle.appendFile(lines),
      })(command, given),
    );
    response
      .type('text/tab-separated-values')
      .attachment(`frequency-${given.from}-${given.to}.tsv`)
      .set('Content-Length', String((await stat(file)).size))
      .set('Content-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    await pipeline(createReadStream(file), response);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function writing<T>(file: string, run: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'a');
  try {
    return await run(handle);
  } finally {
    await handle.close();
  }
}
