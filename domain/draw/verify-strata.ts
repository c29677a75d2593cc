import { drawStratum } from './draw.ts';
import { arrayAt, idAt, mapAt, member, wholeAt } from './fields.ts';
import type { Announcement } from './parse-announcement.ts';
import { cutoffAt } from './parse-receipt.ts';
import type { PoolRecord } from './record.ts';
import { strataAt } from './spec.ts';
import type { FoundStratum, Progress } from './verify-step.ts';

/** Strata by their numbers. */
export type Strata = Record<string, FoundStratum>;

/** The strata of a transcript with their results; null where the draw was void before it was drawn. */
export function readStrata(value: unknown, isVoid: boolean): Strata | null {
  if (value === null && isVoid) return null;
  return strataAt(value, 'strata', stratumAt);
}

function stratumAt(value: unknown, field: string): FoundStratum {
  const { ratioBp, min, eligible, quota, cutoff, drawn } = mapAt(value, field);
  const count = (number: unknown, name: string, high = Number.MAX_SAFE_INTEGER) =>
    wholeAt(number, `${field}.${name}`, 0, high);
  return {
    ratioBp: count(ratioBp, 'ratioBp', 10_000),
    min: count(min, 'min'),
    eligible: count(eligible, 'eligible'),
    quota: count(quota, 'quota'),
    cutoff: cutoffAt(cutoff, `${field}.cutoff`),
    drawn: drawn === null ? null : idsAt(drawn, `${field}.drawn`),
  };
}

const idsAt = (value: unknown, field: string): string[] =>
  arrayAt(value, field).map((id, at) => idAt(id, member(field, at)));

/** Draws every announced stratum again. */
export function drawAgain(
  { strata = {} }: Announcement,
  { pool, seed }: { pool: readonly PoolRecord[]; seed: string },
  onProgress: Progress,
): Strata {
  const members = new Map(Object.keys(strata).map((number) => [number, [] as PoolRecord[]]));
  for (const record of pool) members.get(String(record.stratum))?.push(record);
  let done = 0;
  return Object.fromEntries(
    Object.entries(strata).map(([number, { ratioBp, min }]) => {
      const records = members.get(number)!;
      onProgress('strata', done, pool.length);
      const result = drawStratum(records, { ratioBp, min }, seed);
      done += records.length;
      onProgress('strata', done, pool.length);
      return [number, { ratioBp, min, ...result }];
    }),
  );
}
