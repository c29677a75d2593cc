import { firstPlaceAfter, lastPlace, lastPlaceBefore } from './absence.ts';
import { leafHash, rootOfProof } from './merkle.ts';
import { poolRoot } from './pool.ts';
import type { AbsentReceipt, Gap, Neighbour } from './receipt.ts';
import { compareRecords, packRecord } from './record.ts';

/**
 * Whether the neighbours of an absent id are in the tree and adjacent, and whether their gaps
 * together leave no stratum and eligibility at which the id could stand.
 */
export function faultOfAbsence(receipt: AbsentReceipt): 'root' | 'neighbours' | 'coverage' | null {
  const { ranges, size, root, id } = receipt;
  const neighbours = ranges
    .flatMap(({ before, after }) => [before, after])
    .filter((neighbour) => neighbour !== null);
  if (size === 0 && root !== poolRoot([])) return 'root';
  if (!neighbours.every((neighbour) => isInTree(neighbour, receipt))) return 'root';
  if (!ranges.every((gap) => isAdjacent(gap, size)) || !isOrdered(ranges, neighbours))
    return 'neighbours';
  if (neighbours.some(({ record }) => record.id === id)) return 'neighbours';
  return coversEverything(receipt) ? null : 'coverage';
}

function isInTree({ record, index, proof }: Neighbour, { size, root }: AbsentReceipt): boolean {
  return rootOfProof(leafHash(packRecord(record)), { index, size, proof }) === root;
}

// Before the first record and after the last there is nobody; both at once only in an empty pool.
function isAdjacent({ before, after }: Gap, size: number): boolean {
  return (before?.index ?? -1) + 1 === (after?.index ?? size);
}

/** By index, each gap once; two gaps may share the record between them. */
function isOrdered(ranges: Gap[], neighbours: Neighbour[]): boolean {
  const gaps = ranges.map(({ before }) => (before?.index ?? -1) + 1);
  if (gaps.some((gap, at) => at > 0 && gap <= gaps[at - 1]!)) return false;
  return neighbours.every((neighbour, at) => {
    const previous = neighbours[at - 1];
    if (!previous) return true;
    const order = compareRecords(previous.record, neighbour.record);
    return previous.index === neighbour.index ? order === 0 : order < 0;
  });
}

function coversEverything({ ranges, id }: AbsentReceipt): boolean {
  let next = 0;
  for (const { before, after } of ranges) {
    if (firstPlaceAfter(before?.record, id) > next) return false;
    next = Math.max(next, lastPlaceBefore(after?.record, id) + 1);
  }
  return next > lastPlace;
}
