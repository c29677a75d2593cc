import { joined, latin1 } from './bytes.ts';
import { type Exif, readExif } from './exif.ts';
import type { Stripped } from './jpeg.ts';

// What shows the picture (ISO/IEC 15948); texts, times, Exif and whatever programs add go.
const needed = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]);
const signatureLength = 8;

/** A PNG with only what shows it; undefined where the bytes are no whole PNG. */
export function stripPng(bytes: Uint8Array): Stripped | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, signatureLength)];
  let exif: Exif = { orientation: 1 };
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = latin1(bytes.subarray(at + 4, at + 8));
    if (name === 'eXIf') exif = readExif(bytes.subarray(at + 8, end - 4));
    if (needed.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return { shared: joined(kept), exif };
    at = end;
  }
  return undefined;
}
