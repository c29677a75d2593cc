import { sha256 } from '../draw/hash.ts';
import { openNote, type Signer, signNote, verifierOf } from '../seal/note.ts';

/** A file of a package: its hash as a whole and of each of its pieces, so that a fault has a place. */
export type FileEntry = { name: string; size: number; sha256: string; pieces: string[] };

/** What a package is of, and every file that is in it. */
export type Manifest = {
  format: 'yaohao-archive/1';
  kind: 'task' | 'due-diligence';
  code: string;
  number: number;
  madeAt: string;
  files: FileEntry[];
};

/** The names of the two files that vouch for the others. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** Length of a piece, in bytes. */
export const pieceBytes = 4096;

/** The files of a package by name, in their order. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The files with their manifest and its signature in front. */
export function signed(head: Omit<Manifest, 'format' | 'files'>, files: Files, signer: Signer) {
  const manifest: Manifest = {
    format: 'yaohao-archive/1',
    ...head,
    files: [...files].map(([name, bytes]) => entryOf(name, bytes)),
  };
  const bytes = encode(`${JSON.stringify(manifest, null, 1)}\n`);
  const text = `${manifest.format}\n${head.kind} ${head.code} ${head.number}\n${sha256(bytes)}\n${verifierOf(signer)}\n`;
  return new Map([
    [manifestName, bytes],
    [signatureName, encode(signNote(text, signer))],
    ...files,
  ]);
}

/** What a signature says: the hash of the manifest and whose key it is. Null when it does not hold. */
export function openSignature(bytes: Uint8Array): { hash: string; verifier: string } | null {
  const note = new TextDecoder().decode(bytes);
  const [, hash = '', verifier = ''] =
    /^yaohao-archive\/1\n\S+ \S+ \d+\n([0-9a-f]{64})\n(\S+)\n\n/.exec(note) ?? [];
  // Bytes that are no UTF-8 would be read as others: the text is compared with what it stands for.
  const isExact = sha256(encode(note)) === sha256(bytes);
  return isExact && openNote(note, verifier) !== null ? { hash, verifier } : null;
}

function entryOf(name: string, bytes: Uint8Array): FileEntry {
  return { name, size: bytes.length, sha256: sha256(bytes), pieces: piecesOf(bytes) };
}

/** The hashes of the pieces of a file. */
export const piecesOf = (bytes: Uint8Array): string[] =>
  Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) =>
    sha256(bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes)),
  );

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
