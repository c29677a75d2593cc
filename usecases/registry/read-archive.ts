import { buffer } from 'node:stream/consumers';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import type { RegistrySource } from './read-source.ts';

// A workbook has some dozen parts; a million subjects are half a gigabyte of XML; XML is packed
// 10:1 as a rule, a bomb 1000:1. Small parts may be packed any way they like.
const limits = { parts: 200, bytes: 2 ** 30, ratio: 100, ratioFrom: 2 ** 20 };

/** The parts of a package by name, as its central directory lists them, after all limits held. */
export type Archive = {
  names: string[];
  /** The declared size of a part when unpacked; reading more than that fails. */
  sizeOf: (name: string) => number;
  /** The bytes that a part takes in the file. */
  packedSizeOf: (name: string) => number;
  /** The unpacked bytes of a part; fails when they are more, less or others than it declared. */
  open: (name: string) => AsyncIterable<Buffer>;
  bytes: (name: string) => Promise<Buffer>;
  text: (name: string) => Promise<string>;
  close: () => void;
};

/** Opens a zip archive without unpacking anything; throws an UnreadableFile past any limit. */
export async function openArchive(source: RegistrySource): Promise<Archive> {
  const zip = await mend(
    'path' in source
      ? openPromise(source.path, { autoClose: false })
      : fromBufferPromise(Buffer.from(source.bytes)),
  );
  try {
    return archiveOf(zip, await mend(entriesOf(zip)));
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts)
    throw new UnreadableFile('tooManyParts', { limit: limits.parts });
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new UnreadableFile('encrypted');
    bytes += entry.uncompressedSize;
    if (bytes > limits.bytes)
      throw new UnreadableFile('tooLarge', { limit: limits.bytes / 2 ** 20 });
    if (isBomb(entry)) throw new UnreadableFile('bomb');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
}

function archiveOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Archive {
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableFile('damaged');
    return entry;
  };
  const open = (name: string) => unpack(zip, entryOf(name));
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entryOf(name).uncompressedSize,
    packedSizeOf: (name) => entryOf(name).compressedSize,
    open,
    bytes: (name) => buffer(open(name)),
    text: async (name) => (await buffer(open(name))).toString('utf8'),
    close: () => zip.close(),
  };
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  let bytes = 0;
  try {
    for await (const chunk of await contentOf(zip, entry)) {
      bytes += (chunk as Buffer).length;
      if (bytes > entry.uncompressedSize) throw new UnreadableFile('damaged');
      checksum = crc32(chunk as Buffer, checksum);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw mended(error);
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32)
    throw new UnreadableFile('damaged');
}

const pieceBytes = 2 ** 18;

/** Unpacks in large pieces: each is a turn of another thread, and a busy machine lets turns wait. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (!entry.isCompressed()) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decompress: false });
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  // The pipeline hands its error to the reader.
  pipeline(packed, inflate, () => undefined);
  return inflate;
}

/** What the zip library or zlib cannot read is a damaged file; an error of the disk stays one. */
async function mend<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw mended(error);
  }
}

/** The same for an error at hand. */
export function mended(error: unknown): unknown {
  const isSystem = error instanceof Error && 'syscall' in error;
  if (error instanceof UnreadableFile || isSystem) return error;
  return new UnreadableFile('damaged', {}, error);
}
