import { compareRecords, type PoolRecord } from './record.ts';

/** The records of one stratum and eligibility, from `start` up to but not including `end`. */
export type Group = { place: number; start: number; end: number };

/** The last place in the order of strata 0–65535 and, within each, eligibilities 0–5. */
export const lastPlace = 65_535 * 6 + 5;

/** Where a record's stratum and eligibility come in that order. */
const placeOf = ({ stratum, eligibility }: PoolRecord): number => stratum * 6 + eligibility;

/** The groups of an ordered pool, by place. */
export function groupsOf(ordered: readonly PoolRecord[]): Group[] {
  const groups: Group[] = [];
  ordered.forEach((record, at) => {
    const place = placeOf(record);
    const group = groups.at(-1);
    if (group?.place === place) group.end = at + 1;
    else groups.push({ place, start: at, end: at + 1 });
  });
  return groups;
}

/**
 * The gaps in which an absent id could stand, increasing; gap n lies before the record of index n.
 * One in each group, and one wherever places without any record lie between two groups.
 */
export function gapsAround(
  ordered: readonly PoolRecord[],
  groups: readonly Group[],
  id: string,
): number[] {
  const gaps = new Set<number>();
  let covered = -1;
  for (const group of groups) {
    if (group.place > covered + 1) gaps.add(group.start);
    gaps.add(gapWithin(ordered, group, id));
    covered = group.place;
  }
  if (covered < lastPlace) gaps.add(ordered.length);
  return [...gaps];
}

function gapWithin(ordered: readonly PoolRecord[], { start, end }: Group, id: string): number {
  const wanted = { ...ordered[start]!, id };
  let [low, high] = [start, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareRecords(ordered[middle]!, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place that lies after a record for this id: the record's own, or the next. */
export function firstPlaceAfter(record: PoolRecord | undefined, id: string): number {
  if (!record) return 0;
  return placeOf(record) + (compareRecords(record, { ...record, id }) < 0 ? 0 : 1);
}

/** The last place that lies before a record for this id: the record's own, or the one before. */
export function lastPlaceBefore(record: PoolRecord | undefined, id: string): number {
  if (!record) return lastPlace;
  return placeOf(record) - (compareRecords(record, { ...record, id }) > 0 ? 0 : 1);
}
