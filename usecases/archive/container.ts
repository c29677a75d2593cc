import { unzipSync, zipSync } from 'fflate';
import type { Files } from '../../domain/archive/manifest.ts';

/** One file out of many: a ZIP without compression and without dates, so the same files give the same bytes. */
export const packed = (files: Files): Uint8Array =>
  zipSync(Object.fromEntries(files), {
    level: 0,
    // The beginning of DOS time, whatever the time zone.
    mtime: new Date(1980, 0, 1),
  });

/** The files of a package, and the first byte of it that no package made by `packed` would have. */
export type Unpacked = { files: Files; strayAt: number | null };

/** Takes a package apart; null when it is none. */
export function unpacked(bytes: Uint8Array): Unpacked | null {
  try {
    const files = new Map(Object.entries(unzipSync(bytes)));
    const again = packed(files);
    const at = bytes.findIndex((byte, index) => byte !== again[index]);
    const strayAt = at >= 0 ? at : again.length > bytes.length ? bytes.length : null;
    return { files, strayAt };
  } catch {
    return null;
  }
}
