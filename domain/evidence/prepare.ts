import { Refusal } from '../refusal.ts';
import type { Taken } from './exif.ts';
import { stripJpeg, type Stripped } from './jpeg.ts';
import { type MediaType, mostBytes, sniff } from './media.ts';
import { stripPng } from './png.ts';

/** A file that was received: what it is, its copy for sharing, and apart from it when and where. */
export type Prepared = { type: MediaType; shared: Uint8Array; taken: Taken };

const strip: Record<MediaType, (bytes: Uint8Array) => Stripped | undefined> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  // A scanned document says what its maker wanted it to say.
  'application/pdf': (bytes) => ({ shared: bytes, exif: { orientation: 1 } }),
};

/** Refuses a file that is too large (`file-too-large`) before anybody fetches it; bytes. */
export function refuseTooLarge(bytes: number): void {
  if (bytes > mostBytes) throw new Refusal('file-too-large', { most: mostBytes / 1024 / 1024 });
}

/**
 * Looks at the bytes themselves, whatever their name says. Refuses `file-too-large`, `file-type` for what
 * is no picture or document, and `file-damaged` for one that ends before its end.
 */
export function prepare(bytes: Uint8Array): Prepared {
  refuseTooLarge(bytes.length);
  const type = sniff(bytes);
  if (!type) throw new Refusal('file-type');
  const stripped = strip[type](bytes);
  if (!stripped) throw new Refusal('file-damaged');
  const { at, place } = stripped.exif;
  return { type, shared: stripped.shared, taken: { ...(at && { at }), ...(place && { place }) } };
}
