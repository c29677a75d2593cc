import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { checkpoints, sealsFrom } from '../../db/queries/sealed-events.ts';
import {
  checkpointLine,
  type FileVerdict,
  sealLine,
  trailHead,
  verifyTrailFile,
} from '../../domain/seal/trail-file.ts';
import type { SignedNote } from '../../domain/seal/verify-trail.ts';
import { UsageError } from '../command.ts';

const atOnce = 5000;

/** Writes the whole trail into a file that is verified without the database; answers how many seals it has. */
export async function exportTrail(tx: EntityManager, file: string): Promise<number> {
  let seals = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${trailHead}\n`;
    for (const one of await checkpoints(tx)) yield `${checkpointLine(one)}\n`;
    for (;;) {
      const some = await sealsFrom(tx, seals, atOnce);
      for (const one of some) yield `${sealLine(one)}\n`;
      seals += some.length;
      if (some.length < atOnce) return;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file)).catch(
    unusable(file, '写入 write'),
  );
  return seals;
}

/** Verifies an exported trail, byte for byte what an export writes. */
export async function verifyExport(
  file: string,
  trusted: { key?: string | undefined; kept?: SignedNote[] },
): Promise<FileVerdict> {
  const handle = await open(file).catch(unusable(file, '读取 read'));
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  await handle.close();
  // The last line ends like every other one.
  if (buffer[0] !== 0x0a) return { line: await linesIn(file), reason: 'unreadable' };
  return verifyTrailFile(linesOf(file), trusted);
}

// Line feeds alone end a line: what else counts as an end elsewhere may stand in a text.
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file)) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, piece as Buffer]) : (piece as Buffer);
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a)) {
      yield exactly(bytes.subarray(0, at));
      bytes = bytes.subarray(at + 1);
    }
    rest = bytes;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// Bytes that are no UTF-8 are no line.
function exactly(bytes: Buffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    return '';
  }
}

async function linesIn(file: string): Promise<number> {
  let lines = 1;
  for await (const piece of createReadStream(file)) {
    for (const byte of piece as Buffer) if (byte === 0x0a) lines += 1;
  }
  return lines;
}

const unusable = (file: string, what: string) => (): never => {
  throw new UsageError(
    `${file}: 无法${what.split(' ')[0]}文件 · cannot ${what.split(' ')[1]} the file`,
  );
};
