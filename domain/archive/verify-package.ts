import { sha256 } from '../draw/hash.ts';
import {
  type FileEntry,
  type Files,
  type Manifest,
  manifestName,
  openSignature,
  pieceBytes,
  piecesOf,
  signatureName,
} from './manifest.ts';

/** Where a package is not what was signed, and in which bytes of that file where it can be said. */
export type PackageFault = {
  where: string;
  reason: 'missing' | 'signature' | 'key' | 'altered' | 'size' | 'unlisted' | 'content';
  from?: number;
  to?: number;
};

/** A package that holds. */
export type PackageFound = { manifest: Manifest; verifier: string };

/**
 * Compares every file with the signed manifest; `key` is the verifier that it has to be signed with,
 * as the portal publishes it. Without one the package vouches for itself only: say so.
 */
export function verifyFiles(files: Files, key?: string): PackageFault | PackageFound {
  const signature = files.get(signatureName);
  const bytes = files.get(manifestName);
  if (!signature) return { where: signatureName, reason: 'missing' };
  if (!bytes) return { where: manifestName, reason: 'missing' };
  const opened = openSignature(signature);
  if (!opened) return { where: signatureName, reason: 'signature' };
  if (key !== undefined && opened.verifier !== key) return { where: signatureName, reason: 'key' };
  if (sha256(bytes) !== opened.hash) return { where: manifestName, reason: 'altered' };
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
  return faultIn(manifest, files) ?? { manifest, verifier: opened.verifier };
}

function faultIn({ files: entries }: Manifest, files: Files): PackageFault | undefined {
  for (const entry of entries) {
    const fault = faultOf(entry, files.get(entry.name));
    if (fault) return fault;
  }
  const listed = new Set([manifestName, signatureName, ...entries.map(({ name }) => name)]);
  const stranger = [...files.keys()].find((name) => !listed.has(name));
  return stranger === undefined ? undefined : { where: stranger, reason: 'unlisted' };
}

function faultOf(
  { name, size, sha256: hash, pieces }: FileEntry,
  bytes: Uint8Array | undefined,
): PackageFault | undefined {
  if (!bytes) return { where: name, reason: 'missing' };
  if (sha256(bytes) === hash) return undefined;
  if (bytes.length !== size) return { where: name, reason: 'size' };
  const at = piecesOf(bytes).findIndex((piece, index) => piece !== pieces[index]);
  const from = at * pieceBytes;
  return { where: name, reason: 'altered', from, to: Math.min(size, from + pieceBytes) };
}
