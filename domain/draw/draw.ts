import { malformed } from './fields.ts';
import { idsAt, type PackedPool, packPool, type Pool, recordAt } from './packed-pool.ts';
import { keyFloors } from './key-floors.ts';
import { orderedPool, rootOfOrdered } from './pool.ts';
import { quotaOf } from './quota.ts';
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
export function runDraw(pool: Pool, drawSpec: DrawSpec): DrawResult {
  const spec = parseSpec(drawSpec);
  const packed = packPool(pool);
  refuseStrataBeyond(spec, packed);
  const ordered = orderedPool(packed);
  const seed = subjectSeed(spec);
  return { root: rootOfOrdered(ordered), seed, strata: drawStrata(ordered, spec, seed) };
}

/** The seed of a draw of subjects, hex. */
export const subjectSeed = ({ drawId, entropy }: Pick<DrawSpec, 'drawId' | 'entropy'>): string =>
  seedOf('yaohao/1/subjects', drawId, entropyOf(entropy));

/** Draws one stratum of a pool: the eligible with the smallest keys, as many as the quota says. */
export function drawStratum(pool: Pool, stratum: StratumSpec, seed: string): StratumResult {
  const packed = packPool(pool);
  const eligible = Uint32Array.from({ length: packed.size }, (_, index) => index).filter(
    (index) => packed.eligibilities[index] === 0,
  );
  return drawAmong(packed, eligible, stratum, seed);
}

/** Refuses a pool with a stratum that the specification lacks, naming the record. */
export function refuseStrataBeyond({ strata }: Pick<DrawSpec, 'strata'>, pool: PackedPool): void {
  const known = new Uint8Array(65_536);
  for (const number in strata) known[Number(number)] = 1;
  for (let index = 0; index < pool.size; index += 1) {
    if (known[pool.strata[index]!] === 0) {
      malformed('stratum', 'stratum-in-spec', { record: index });
    }
  }
}

/** Draws every stratum of the specification, the empty ones included. */
export function drawStrata(
  pool: PackedPool,
  { strata }: Pick<DrawSpec, 'strata'>,
  seed: string,
): DrawResult['strata'] {
  const eligibleOf = eligibleByStratum(pool);
  return Object.fromEntries(
    Object.entries(strata).map(([number, stratum]) => [
      number,
      drawAmong(pool, eligibleOf(Number(number)), stratum, seed),
    ]),
  );
}

/** The indexes of the eligible of each stratum, in the order of the pool. */
function eligibleByStratum({ size, strata, eligibilities }: PackedPool) {
  const ends = new Uint32Array(65_536);
  for (let at = 0; at < size; at += 1) if (eligibilities[at] === 0) ends[strata[at]!]! += 1;
  // Counts become the places where each stratum begins; filling it moves them on to its end.
  let total = 0;
  for (let stratum = 0; stratum < ends.length; stratum += 1) {
    const count = ends[stratum]!;
    ends[stratum] = total;
    total += count;
  }
  const indexes = new Uint32Array(total);
  for (let at = 0; at < size; at += 1) {
    if (eligibilities[at] !== 0) continue;
    const place = ends[strata[at]!]!;
    ends[strata[at]!] = place + 1;
    indexes[place] = at;
  }
  return (stratum: number) => indexes.subarray(ends[stratum - 1] ?? 0, ends[stratum]);
}

function drawAmong(
  pool: PackedPool,
  eligible: Uint32Array,
  stratum: StratumSpec,
  seed: string,
): StratumResult {
  const quota = quotaOf(eligible.length, stratum);
  const ticketOf = ticketsOf(seed);
  const exactAt = (position: number) => {
    const { id, weight } = recordAt(pool, eligible[position]!);
    return { id, key: keyOf(ticketOf(id), weight) };
  };
  const floors = quota === 0 ? noFloors : keyFloors(seed, pool, eligible);
  const drawn = smallestKeys(
    { floors, exactAt: (position) => exactAt(position).key + exactAt(position).id },
    quota,
  );
  const last = drawn.at(-1);
  return {
    eligible: eligible.length,
    quota,
    cutoff: last === undefined ? null : exactAt(last).key,
    drawn: idsAt(
      pool,
      drawn.map((position) => eligible[position]!),
    ),
  };
}

const noFloors = new Float64Array();
