import { openCheckpoint } from './checkpoint.ts';
import { leafOf, type SealedEvent } from './record.ts';
import { grown, rootOf } from './tree.ts';

/** A seal of the trail, with the event that it is of; null when there is none any more. */
export type SealEntry = { seq: number; leaf: string; event: SealedEvent | null };

/** A signed note, and the key that it is said to be signed with. */
export type SignedNote = { note: string; verifier: string };

/** Why a trail is not what it was: at the seal `seq`, or in what a checkpoint says of the first `seq`. */
export type TrailFault = {
  seq: number;
  reason: 'gap' | 'event-gone' | 'event-altered' | 'note' | 'rewritten' | 'cut';
};

/** A trail that holds: how many events, the root over them, and how many checkpoints agree. */
export type TrailFound = { size: number; root: string; checkpoints: number };

/**
 * Follows a trail seal by seal in the order of seq and compares it with the checkpoints that somebody
 * kept of it. `take` answers the first fault; `end` what is missing at the end, the cut tail above all.
 */
export function trailVerifier(notes: readonly SignedNote[]) {
  const kept = notes.map(({ note, verifier }) => openCheckpoint(note, verifier));
  const roots = new Map(kept.map((one) => [one?.size ?? 0, one?.root]));
  let size = 0;
  let peaks: string[] = [];

  const take = (entry: SealEntry): TrailFault | null => {
    const reason = faultOf(entry, size + 1);
    if (reason) return { seq: size + 1, reason };
    peaks = grown(peaks, size, entry.leaf);
    size += 1;
    const said = roots.get(size);
    return said === undefined || said === rootOf(peaks) ? null : { seq: size, reason: 'rewritten' };
  };
  const end = (): TrailFault | TrailFound => {
    if (kept.includes(null)) return { seq: size, reason: 'note' };
    const last = Math.max(0, ...roots.keys());
    if (last > size) return { seq: size + 1, reason: 'cut' };
    return { size, root: rootOf(peaks), checkpoints: kept.length };
  };
  return { take, end };
}

function faultOf({ seq, leaf, event }: SealEntry, next: number): TrailFault['reason'] | null {
  if (seq !== next) return 'gap';
  if (event === null) return 'event-gone';
  return leafOf(event) === leaf ? null : 'event-altered';
}
