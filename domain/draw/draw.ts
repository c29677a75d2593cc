import { malformed } from './fields.ts';
import { merkleRoot } from './merkle.ts';
import { orderPool, poolTree } from './pool.ts';
import { quotaOf } from './quota.ts';
import type { PoolRecord } from './record.ts';
import { entropyOf, seedOf } from './seed.ts';
import { smallestKeys } from './select.ts';
import { parseSpec, type DrawSpec, type StratumSpec } from './spec.ts';
import { keyOf, ticketsOf } from './ticket.ts';

/** The draw of one stratum: `cutoff` is the last key drawn (69 hex digits), null for none. */
export type StratumResult = {
  eligible: number;
  quota: number;
  cutoff: string | null;
  drawn: string[];
};

/** What a draw yields: the pool's root, the seed and, for each stratum, the ids in drawn order. */
export type DrawResult = { root: string; seed: string; strata: Record<string, StratumResult> };

/** Draws the subjects (摇号): the same pool in any order and the same specification always agree. */
export function runDraw(pool: readonly PoolRecord[], drawSpec: DrawSpec): DrawResult {
  const spec = parseSpec(drawSpec);
  refuseStrataBeyond(spec, pool);
  const ordered = orderPool(pool);
  const seed = subjectSeed(spec);
  return { root: merkleRoot(poolTree(ordered)), seed, strata: drawStrata(ordered, spec, seed) };
}

/** The seed of a draw of subjects, hex. */
export const subjectSeed = ({ drawId, entropy }: Pick<DrawSpec, 'drawId' | 'entropy'>): string =>
  seedOf('yaohao/1/subjects', drawId, entropyOf(entropy));

/** Draws one stratum of a pool: the eligible with the smallest keys, as many as the quota says. */
export function drawStratum(
  pool: readonly PoolRecord[],
  stratum: StratumSpec,
  seed: string,
): StratumResult {
  const ticketOf = ticketsOf(seed);
  const eligible = pool.filter(({ eligibility }) => eligibility === 0);
  const quota = quotaOf(eligible.length, stratum);
  const drawn = smallestKeys(
    eligible.map(({ id, weight }) => ({ id, weight, ticket: ticketOf(id) })),
    quota,
  );
  const last = drawn.at(-1);
  return {
    eligible: eligible.length,
    quota,
    cutoff: last ? keyOf(last.ticket, last.weight) : null,
    drawn: drawn.map(({ id }) => id),
  };
}

/** Refuses a pool with a stratum that the specification lacks, naming the record. */
export function refuseStrataBeyond({ strata }: DrawSpec, pool: readonly PoolRecord[]): void {
  const known = new Set(Object.keys(strata).map(Number));
  const at = pool.findIndex(({ stratum }) => !known.has(stratum));
  if (at >= 0) malformed('stratum', 'stratum-in-spec', { record: at });
}

/** Draws every stratum of the specification, the empty ones included. */
export function drawStrata(
  ordered: readonly PoolRecord[],
  { strata }: DrawSpec,
  seed: string,
): DrawResult['strata'] {
  const members = new Map<number, PoolRecord[]>(
    Object.keys(strata).map((key) => [Number(key), []]),
  );
  for (const record of ordered) members.get(record.stratum)!.push(record);
  return Object.fromEntries(
    Object.entries(strata).map(([number, stratum]) => [
      number,
      drawStratum(members.get(Number(number)) ?? [], stratum, seed),
    ]),
  );
}
