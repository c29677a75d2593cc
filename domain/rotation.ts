import type { Day } from './calendar.ts';

/** One part of the window of a rotation; both days are part of it. */
export type BatchWindow = { startsOn: Day; endsOn: Day };

/** A subject of a rotation with the number of the batch in which it is visited, from 1 on. */
export type Batched = { id: string; batch: number };

/**
 * Cuts the window of a rotation into `batches` parts that follow each other without a gap and
 * differ by one day at most. There are at least as many days as batches.
 */
export function batchWindows(startsOn: Day, endsOn: Day, batches: number): BatchWindow[] {
  const first = Date.parse(startsOn);
  const days = (Date.parse(endsOn) - first) / dayMs + 1;
  const day = (number: number) => new Date(first + number * dayMs).toISOString().slice(0, 10);
  const start = (batch: number) => Math.floor((batch * days) / batches);
  return Array.from({ length: batches }, (_, batch) => ({
    startsOn: day(start(batch)),
    endsOn: day(start(batch + 1) - 1),
  }));
}

/**
 * Cuts the drawn of each stratum, which stand in the order of their tickets, into the batches of the
 * period (draw.md §3): everybody is in exactly one, the first tickets come first, and the batches
 * differ by one subject at most, in each stratum and all together.
 */
export function cutBatches(strata: readonly (readonly string[])[], batches: number): Batched[] {
  const parts = partsOf(
    strata.map(({ length }) => length),
    batches,
  );
  return strata.flatMap((drawn, at) => {
    const order = parts[at]!.flatMap((size, batch) =>
      Array.from({ length: size }, () => batch + 1),
    );
    return drawn.map((id, rank) => ({ id, batch: order[rank]! }));
  });
}

/** How many subjects each batch has when strata of these sizes are cut. */
export const batchSizes = (counts: readonly number[], batches: number): number[] =>
  partsOf(counts, batches).reduce(
    (sums, part) => sums.map((sum, at) => sum + part[at]!),
    Array.from({ length: batches }, () => 0),
  );

// Those of a stratum who are left over go to the batches after those that the one before has filled up.
function partsOf(counts: readonly number[], batches: number): number[][] {
  let before = 0;
  return counts.map((count) => {
    const offset = before % batches;
    before += count;
    return Array.from({ length: batches }, (_, at) => {
      const isFilledUp = (at - offset + batches) % batches < count % batches;
      return Math.floor(count / batches) + Number(isFilledUp);
    });
  });
}

const dayMs = 86_400_000;
