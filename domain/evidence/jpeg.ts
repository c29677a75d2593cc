import { joined, startsWith, wordAt } from './bytes.ts';
import { type Exif, readExif } from './exif.ts';

/** A picture as it may be shared, and what its camera had written into it. */
export type Stripped = { shared: Uint8Array; exif: Exif };

const exifSign = 'Exif\0\0';
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/**
 * A JPEG without anything that says where, when, by whom or with what it was taken (ITU-T T.81): only
 * what is needed to show it stays, with how it has to be turned. Everything behind its end goes too,
 * where telephones hide films and second pictures. Undefined where the bytes are no whole JPEG.
 */
export function stripJpeg(bytes: Uint8Array): Stripped | undefined {
  const segments = segmentsOf(bytes);
  if (!segments?.some(({ code }) => code === startOfScan)) return undefined;
  const found = segments.find(
    ({ code, content }) => code === 0xe1 && startsWith(content, exifSign),
  );
  const exif = readExif(found?.content.subarray(exifSign.length) ?? new Uint8Array());
  const needed = segments.filter(isNeeded);
  const jfif = needed.filter(({ code }) => code === 0xe0);
  const rest = needed.filter(({ code }) => code !== 0xe0);
  const raw = (some: Segment[]) => some.map((segment) => segment.raw);
  const pieces = [
    Uint8Array.of(0xff, startOfImage),
    ...raw(jfif),
    orientationOf(exif),
    ...raw(rest),
    Uint8Array.of(0xff, endOfImage),
  ];
  return { shared: joined(pieces), exif };
}

/** A segment with its marker; the entropy-coded data belongs to the segment that starts its scan. */
type Segment = { code: number; content: Uint8Array; raw: Uint8Array };

// From the start of the image to its end; undefined where it does not get there.
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return undefined;
  const segments: Segment[] = [];
  let marker = markerAt(bytes, 2);
  while (marker && marker.code !== endOfImage) {
    const { code, at } = marker;
    const end = segmentEnd(bytes, marker);
    if (end === undefined) return undefined;
    const upTo = code === startOfScan ? scanEnd(bytes, end) : end;
    const content = bytes.subarray(at + 2, end);
    segments.push({ code, content, raw: bytes.subarray(at - 2, upTo) });
    marker = markerAt(bytes, upTo);
  }
  return marker && segments;
}

type Marker = { code: number; at: number };

// Any number of 0xFF may stand before a marker's code.
function markerAt(bytes: Uint8Array, start: number): Marker | undefined {
  if (bytes[start] !== 0xff) return undefined;
  let at = start;
  while (bytes[at] === 0xff) at += 1;
  const code = bytes[at];
  return code === undefined || code === 0 ? undefined : { code, at: at + 1 };
}

function segmentEnd(bytes: Uint8Array, { code, at }: Marker): number | undefined {
  // What stands alone has no place between segments.
  if (code === startOfImage || code === 0x01 || (code >= 0xd0 && code <= 0xd7)) return undefined;
  const length = wordAt(bytes, at);
  const end = at + length;
  return length >= 2 && end <= bytes.length ? end : undefined;
}

// The picture itself: up to a marker that is neither a stuffed byte nor a restart.
function scanEnd(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length - 1; at += 1) {
    const next = bytes[at + 1]!;
    const goesOn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === 0xff && !goesOn) return at;
  }
  return bytes.length;
}

// JFIF, the colour profile and Adobe's note on colours are needed to show the picture as it is.
function isNeeded({ code, content }: Segment): boolean {
  if (code === comment) return false;
  if (code < 0xe0 || code > 0xef) return true;
  if (code === 0xe0) return startsWith(content, 'JFIF\0') && content.length === 14;
  if (code === 0xe2) return startsWith(content, 'ICC_PROFILE\0');
  return code === 0xee && startsWith(content, 'Adobe') && content.length === 12;
}

// A telephone held upright writes lying pictures and a note to turn them.
function orientationOf({ orientation }: Exif): Uint8Array {
  if (orientation === 1) return new Uint8Array();
  const sign = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation];
  const body = [...sign, ...tiff, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, 0xe1, 0, body.length + 2, ...body);
}
