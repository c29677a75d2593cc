import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { type Coding, codings, isLong, type Kept } from './kept.ts';

/** An answer as packed bytes, with the tag of these very bytes. */
type Packed = Pick<Kept, 'bytes' | 'tag'>;

/** The ways that a browser says it can unpack, the smaller first; a way with q=0 it cannot. */
export function codingsOf(accepted: string | string[] | undefined): Coding[] {
  const asked = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
    .map((one) => one.split(';')[0]!.trim());
  return codings.filter((coding) => asked.includes(coding));
}

/**
 * The answer packed, made once for all who ask for the same one and kept beside it. Undefined where packing
 * would not halve it: then the plain bytes go out.
 */
export async function packed(kept: Kept, coding: Coding): Promise<Packed | undefined> {
  if (!isLong(kept)) return undefined;
  const bytes = await ((kept.packed ??= {})[coding] ??= pack[coding](kept.bytes));
  if (bytes.length > kept.bytes.length / 2) return undefined;
  return { bytes, tag: `${kept.tag.slice(0, -1)}-${coding}"` };
}

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

// Beyond this quality a page takes several times as long for a twentieth of its size.
const quality = 5;

const pack: Record<Coding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => gzip(bytes),
};
