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
 * Compares the files that somebody keeps with what the package lists, by hash: photographs, documents and
 * recordings of visits, and the files of corrections, referrals and marks. Each has to be listed, and all of
 * them have to be there. Answers the first fault, or how many there are.
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

type Indexed = { where: string; name: string; hashes: string[] };

function indexOf(files: Files): Indexed[] {
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
  const listed = [...media, ...recordings];
  const known = new Set(listed.flatMap(({ hashes }) => hashes));
  return [...listed, ...enclosed(files).filter(({ hashes: [hash] }) => !known.has(hash!))];
}

/** A file that proves a correction; and one that a referral or a mark rests on, by its evidence. */
type Enclosed = {
  correction_id?: string;
  referral_id?: string;
  flag_id?: string;
  number?: number;
  name?: string;
  evidence_id?: string;
  hash: string;
};

const enclosedIn = ['correction_file', 'referral_file', 'subject_flag_file'] as const;

// what lies with a correction, a referral or a mark, where the media index has it not.
function enclosed(files: Files): Indexed[] {
  const evidence = read<{ id: string; name: string }>(files, 'records/evidence.json');
  return enclosedIn.flatMap((table) => {
    const record = `records/${table}.json`;
    return read<Enclosed>(files, record).map((one) => {
      const of = one.correction_id ?? one.referral_id ?? one.flag_id;
      const name = one.name ?? evidence.find(({ id }) => id === one.evidence_id)?.name ?? '';
      const place = one.number ?? one.evidence_id;
      return { where: `${record}#${of}/${place} ${name}`, name, hashes: [one.hash] };
    });
  });
}

function read<T>(files: Files, name: string): T[] {
  const bytes = files.get(name);
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as T[]) : [];
}
