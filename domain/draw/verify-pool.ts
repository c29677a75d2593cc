import { arrayAt, hexAt } from './fields.ts';
import { packPool } from './packed-pool.ts';
import type { Announcement } from './parse-announcement.ts';
import { recordAt } from './parse-receipt.ts';
import { rootOfOrdered } from './pool.ts';
import { compareRecords, type PoolRecord } from './record.ts';
import {
  fails,
  holds,
  type Progress,
  type StepFacts,
  type TranscriptFault,
  type TranscriptStep,
} from './verify-step.ts';

const oftenEnough = 4096;

/** The pool of a transcript, record by record; null where it was not published. */
export function readPool(value: unknown, onProgress: Progress): PoolRecord[] | null {
  if (value === null) return null;
  const records = arrayAt(value, 'pool');
  return records.map((record, at) => {
    if (at % oftenEnough === 0) onProgress('pool', at / 2, records.length);
    return recordAt(record, `pool[${at}]`);
  });
}

/** Checks that the pool is in the order of the tree and leads to the announced root and counts. */
export function poolStep(
  pool: readonly PoolRecord[] | null,
  announcement: Announcement,
  onProgress: Progress,
): TranscriptStep {
  const announced = announcement.pool!;
  if (!pool) return holds('pool', { ...announced, published: false });
  const size = pool.length;
  if (size !== announced.size) {
    return fails('pool', 'pool-size', { size, said: announced.size, found: size });
  }
  const misplaced = faultOfOrder(pool);
  if (misplaced) return fails('pool', misplaced.fault, { size, at: misplaced.at });
  const root = rootOfOrdered(packPool(pool), (done) => onProgress('pool', (size + done) / 2, size));
  onProgress('pool', size, size);
  const facts = { size, root, excluded: excludedIn(pool) };
  if (root !== announced.root) {
    return fails('pool', 'pool-root', { ...facts, said: announced.root, found: root });
  }
  return countsStep(pool, announcement, facts);
}

function faultOfOrder(
  pool: readonly PoolRecord[],
): { fault: 'pool-order' | 'pool-twice'; at: number } | null {
  const seen = new Set<string>();
  for (const [at, record] of pool.entries()) {
    if (seen.has(record.id)) return { fault: 'pool-twice', at };
    seen.add(record.id);
    const before = pool[at - 1];
    if (before && compareRecords(before, record) >= 0) return { fault: 'pool-order', at };
  }
  return null;
}

function excludedIn(pool: readonly PoolRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { eligibility } of pool) {
    if (eligibility !== 0) counts[eligibility] = (counts[eligibility] ?? 0) + 1;
  }
  return counts;
}

function countsStep(
  pool: readonly PoolRecord[],
  { excluded, strata, weights }: Announcement,
  facts: StepFacts & { excluded: Record<string, number> },
): TranscriptStep {
  const different = Object.keys({ ...excluded, ...facts.excluded }).find(
    (code) => (excluded?.[code] ?? 0) !== (facts.excluded[code] ?? 0),
  );
  if (excluded && different !== undefined) {
    const [said, found] = [excluded[different] ?? 0, facts.excluded[different] ?? 0];
    return fails('pool', 'pool-excluded', { ...facts, at: Number(different), said, found });
  }
  const stray = pool.findIndex(({ stratum }) => !Object.hasOwn(strata ?? {}, stratum));
  if (stray >= 0) {
    return fails('pool', 'pool-stratum', { ...facts, at: stray, found: pool[stray]!.stratum });
  }
  // A weight that nobody announced makes one subject's chance another than the rest's.
  const heavy = pool.findIndex(
    ({ stratum, weight }) => weights?.[stratum]?.includes(weight) === false,
  );
  return heavy < 0
    ? holds('pool', facts)
    : fails('pool', 'pool-weight', { ...facts, at: heavy, found: pool[heavy]!.weight });
}

/** For a draw of people: the frozen input is the one that was announced, by its SHA-256. */
export function inputStep(value: unknown, { inputHash }: Announcement): TranscriptStep {
  const said = hexAt(value, 'inputHash', 32, 32);
  const fault: TranscriptFault | null = said === inputHash ? null : 'input';
  const facts = { root: said, published: false };
  return fault
    ? fails('pool', fault, { ...facts, said, found: inputHash ?? null })
    : holds('pool', facts);
}
