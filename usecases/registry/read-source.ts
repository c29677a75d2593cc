import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A registry file: on disk or in memory, with the name its owner gave it. */
export type RegistrySource = { name: string } & ({ path: string } | { bytes: Uint8Array });

/** Opens the content as a stream from its beginning. */
export function streamOf(source: RegistrySource): Readable {
  if ('path' in source) return createReadStream(source.path, { highWaterMark: 256 * 1024 });
  return Readable.from(chunksOf(source.bytes), { objectMode: false });
}

/** The first bytes of the content, by which its type is told. */
export async function beginningOf(source: RegistrySource, length: number): Promise<Buffer> {
  if ('bytes' in source) return Buffer.from(source.bytes.subarray(0, length));
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The size of the content in bytes. */
export async function sizeOf(source: RegistrySource): Promise<number> {
  if ('bytes' in source) return source.bytes.length;
  const file = await open(source.path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

function* chunksOf(bytes: Uint8Array, length = 256 * 1024) {
  for (let at = 0; at < bytes.length; at += length)
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(length, bytes.length - at));
}
