import { comparePackedIds, idWords, packId } from './packed-id.ts';
import type { PackedPool } from './packed-pool.ts';
import { compareRecords, type PoolRecord } from './record.ts';

/** The records of one stratum and eligibility, from `start` up to but not including `end`. */
export type Group = { place: number; start: number; end: number };

/** The last place in the order of strata 0–65535 and, within each, eligibilities 0–5. */
export const lastPlace = 65_535 * 6 + 5;

/** Where a stratum and eligibility come in that order. */
const placeOf = (stratum: number, eligibility: number): number => stratum * 6 + eligibility;

/** The groups of an ordered pool, by place. */
export function groupsOf({ size, strata, eligibilities }: PackedPool): Group[] {
  const groups: Group[] = [];
  let group: Group | undefined;
  for (let at = 0; at < size; at += 1) {
    const place = placeOf(strata[at]!, eligibilities[at]!);
    if (group?.place !== place) {
      group = { place, start: at, end: at };
      groups.push(group);
    }
    group.end = at + 1;
  }
  return groups;
}

/** The index of an id in an ordered pool, or null when no record has it. */
export function indexOf(ordered: PackedPool, groups: readonly Group[], id: string): number | null {
  const wanted = packed(id);
  for (const group of groups) {
    const at = gapWithin(ordered, group, wanted);
    const isFound = at < group.end && comparePackedIds(ordered.ids, at * idWords, wanted, 0) === 0;
    if (isFound) return at;
  }
  return null;
}

/**
 * The gaps in which an absent id could stand, increasing; gap n lies before the record of index n.
 * One in each group, and one wherever places without any record lie between two groups.
 */
export function gapsAround(ordered: PackedPool, groups: readonly Group[], id: string): number[] {
  const wanted = packed(id);
  const gaps = new Set<number>();
  let covered = -1;
  for (const group of groups) {
    if (group.place > covered + 1) gaps.add(group.start);
    gaps.add(gapWithin(ordered, group, wanted));
    covered = group.place;
  }
  if (covered < lastPlace) gaps.add(ordered.size);
  return [...gaps];
}

function packed(id: string): Uint32Array {
  const words = new Uint32Array(idWords);
  packId(words, 0, id);
  return words;
}

function gapWithin({ ids }: PackedPool, { start, end }: Group, wanted: Uint32Array): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (comparePackedIds(ids, middle * idWords, wanted, 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place that lies after a record for this id: the record's own, or the next. */
export function firstPlaceAfter(record: PoolRecord | undefined, id: string): number {
  if (!record) return 0;
  const place = placeOf(record.stratum, record.eligibility);
  return place + (compareRecords(record, { ...record, id }) < 0 ? 0 : 1);
}

/** The last place that lies before a record for this id: the record's own, or the one before. */
export function lastPlaceBefore(record: PoolRecord | undefined, id: string): number {
  if (!record) return lastPlace;
  const place = placeOf(record.stratum, record.eligibility);
  return place - (compareRecords(record, { ...record, id }) > 0 ? 0 : 1);
}
