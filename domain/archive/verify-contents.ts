import { rootOfProof } from '../draw/merkle.ts';
import { verifyReceipt } from '../draw/verify-receipt.ts';
import { verifyTranscript } from '../draw/verify-transcript.ts';
import { openCheckpoint } from '../seal/checkpoint.ts';
import { leafOf, type SealedEvent } from '../seal/record.ts';
import type { Files } from './manifest.ts';
import type { PackageFault } from './verify-package.ts';

/** The events of a package, each with the proof that it stands in the trail that a checkpoint signs. */
export type PackageTrail = {
  checkpoint: { size: number; note: string; verifier: string };
  events: { seq: number; proof: string[]; event: SealedEvent }[];
};

/** Where the trail of a package lies in it. */
export const trailName = 'trail.json';

/** Whether what the package says follows from itself: draws can be computed again, events were sealed. */
export function verifyContents(files: Files): PackageFault | undefined {
  for (const [where, bytes] of files) {
    if (!isSound(where, bytes, files)) return { where, reason: 'content' };
  }
  const trail = files.get(trailName);
  return trail && faultOf(read(trail) as PackageTrail);
}

function isSound(where: string, bytes: Uint8Array, files: Files): boolean {
  if (where.endsWith('/transcript.json')) return verifyTranscript(read(bytes) as object).ok;
  const [folder, name] = where.split('/receipts/');
  return name === undefined || isReceiptOf(read(bytes), files.get(`${folder}/transcript.json`));
}

// A receipt follows from itself, and belongs to the draw beside which it lies.
function isReceiptOf(value: unknown, beside: Uint8Array | undefined): boolean {
  const verdict = verifyReceipt(value);
  if (!verdict.ok || !beside) return false;
  const { drawId, seed, announcement } = read(beside) as Record<string, unknown>;
  const { receipt } = verdict;
  const isAnnounced = JSON.stringify(announcement).includes(receipt.root);
  return isAnnounced && receipt.drawId === drawId && receipt.seed === seed;
}

function faultOf({ checkpoint, events }: PackageTrail): PackageFault | undefined {
  const { note, verifier, size } = checkpoint;
  const opened = openCheckpoint(note, verifier);
  if (opened?.size !== size) return { where: `${trailName}#checkpoint`, reason: 'signature' };
  const stray = events.find(
    ({ seq, proof, event }) =>
      rootOfProof(leafOf(event), { index: seq - 1, size, proof }) !== opened.root,
  );
  return stray && { where: `${trailName}#${stray.seq}`, reason: 'content' };
}

const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
