import { keyOf, quotaOf, recordOf, seedOf } from './draw.ts';
import type { Place, Ratio, Source } from './draw.ts';
import type { Gap, Proven } from './receipt.ts';
import { placesIn } from './receipt.ts';
import { leafHash, rootBy, rootOf } from './tree.ts';
import * as shape from './shape.ts';

// Whether a receipt is true as far as it can be told without the pool: the specification's list.

type Head = { drawId: string; entropy: Source[]; seed: string; size: number; root: string };
type Present = Head & Proven & { stratum: Ratio & Place; drawn: boolean };
type Absent = Head & { id: string; ranges: Gap[] };

/** True when everything that the receipt says follows from what else it says. */
export function verdict(receipt: Record<string, unknown>): boolean {
  if (receipt['absent'] !== undefined) {
    return shape.isAbsent(receipt) && isTrueAbsent(receipt as unknown as Absent);
  }
  return shape.isPresent(receipt) && isTruePresent(receipt as unknown as Present);
}

const isTrueHead = ({ drawId, entropy, seed }: Head): boolean =>
  seedOf(drawId, entropy) === seed.toLowerCase();

function isTruePresent(receipt: Present): boolean {
  const { record, seed, stratum, drawn } = receipt;
  if (!isTrueHead(receipt) || !isIn(receipt, receipt) || !isPossible(receipt)) return false;
  if (quotaOf(stratum.eligible, stratum) !== stratum.quota) return false;
  if ((stratum.quota === 0) !== (stratum.cutoff === null)) return false;
  const chosen = stratum.cutoff !== null && keyOf(seed, record) <= BigInt(`0x${stratum.cutoff}`);
  return drawn === (chosen && record.eligibility === 0);
}

/** Whether a pool of this size can have so many eligible, and can leave this record out. */
function isPossible({ record, size, stratum, drawn }: Present): boolean {
  if (record.eligibility !== 0) return stratum.eligible < size;
  const leftOut = drawn ? 0 : 1;
  return stratum.eligible >= stratum.quota + leftOut && stratum.eligible <= size;
}

function isIn({ record, index, proof }: Proven, { size, root }: Head): boolean {
  if (index >= size) return false;
  const path = proof.map((hash) => hash.toLowerCase());
  return rootBy(leafHash(recordOf(record)), index, size, path) === root.toLowerCase();
}

function isTrueAbsent(receipt: Absent): boolean {
  if (!isTrueHead(receipt)) return false;
  if (!receipt.ranges.every((gap) => isGap(gap, receipt))) return false;
  let next = 0;
  for (const { before, after } of receipt.ranges) {
    const [from, to] = placesIn(before?.record, after?.record, receipt.id);
    if (from === undefined || to === undefined) return false;
    if (from !== next) return false;
    next = to + 1;
  }
  return next === 65536 * 6;
}

function isGap({ before, after }: Gap, receipt: Absent): boolean {
  const sides = [before, after].filter((side): side is Proven => side !== null);
  if (sides.some((side) => side.record.id === receipt.id || !isIn(side, receipt))) return false;
  if (before && after && Buffer.compare(recordOf(before.record), recordOf(after.record)) >= 0) {
    return false;
  }
  const from = before ? before.index + 1 : 0;
  const to = after ? after.index : receipt.size;
  if (sides.length === 0 && receipt.root.toLowerCase() !== rootOf([])) return false;
  return from === to;
}
