import type { Files } from './manifest.ts';
import type { PackageFault } from './verify-package.ts';

/** Where the index of photographs and documents lies in a package, and that of recordings. */
export const mediaName = 'media.json';
export const recordingsName = 'recordings.json';

/** A photograph or document in the index of a package: as it came, and as it is shared. */
type Medium = {
  visit: string;
  number: number | null;
  name: string;
  originalHash: string;
  sharedHash: string;
};
/** A recording in the index, whose file the bureau keeps elsewhere. */
type Recording = { visit: string; number: number; scene: string; hash: string };

/** A file that lies beside a package, with the SHA-256 of its bytes. */
export type FoundMedium = { name: string; sha256: string };

/**
 * Compares the files that somebody keeps with the index of the package, by hash: each has to be in it, and all
 * of it has to be there. Answers the first fault, or how many there are.
 */
export function verifyMedia(
  files: Files,
  found: readonly FoundMedium[],
): PackageFault | { media: number } {
  const index = indexOf(files);
  const known = new Set(index.flatMap(({ hashes }) => hashes));
  const names = new Set(index.map(({ name }) => name));
  const stranger = found.find(({ sha256 }) => !known.has(sha256));
  if (stranger) {
    const isNamed = names.has(stranger.name.split('/').at(-1) ?? '');
    return { where: stranger.name, reason: isNamed ? 'altered' : 'unlisted' };
  }
  const there = new Set(found.map(({ sha256 }) => sha256));
  const gone = index.find(({ hashes }) => !there.has(hashes[0]!));
  return gone ? { where: gone.where, reason: 'missing' } : { media: index.length };
}

function indexOf(files: Files): { where: string; name: string; hashes: string[] }[] {
  const media = read<Medium>(files, mediaName).map((one) => ({
    where: `${mediaName}#${one.visit}/${one.number ?? '–'} ${one.name}`,
    name: one.name,
    hashes: [one.originalHash, one.sharedHash],
  }));
  const recordings = read<Recording>(files, recordingsName).map((one) => ({
    where: `${recordingsName}#${one.visit}/${one.number} ${one.scene}`,
    name: one.scene,
    hashes: [one.hash],
  }));
  return [...media, ...recordings];
}

function read<T>(files: Files, name: string): T[] {
  const bytes = files.get(name);
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as T[]) : [];
}
