import { malformed } from './fields.ts';
import { idsAt, type PackedPool, packPool, type Pool, recordAt } from './packed-pool.ts';
import { orderedPool, rootOfOrdered } from './pool.ts';
import { quotaOf } from './quota.ts';
import { entropyOf, seedOf } from './seed.ts';
import { type Contest, ranksOf, smallestKeys } from './select.ts';
import { parseSpec, type DrawSpec, type StratumSpec } from './spec.ts';
import { keyOf, ticketsOf } from './ticket.ts';
import { ticketTops } from './ticket-tops.ts';

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

/** Draws one stratum, of which all records of the pool are: as many as the quota says. */
export function drawStratum(pool: Pool, stratum: StratumSpec, seed: string): StratumResult {
  const packed = packPool(pool);
  const number = packed.strata[0] ?? 0;
  return drawStrata(packed, { strata: { [number]: stratum } }, seed)[number]!;
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
  const contests = contestsOf(pool, strata);
  const drawn = drawContests(
    pool,
    contests.filter(({ quota }) => quota > 0),
    seed,
  );
  return Object.fromEntries(
    contests.map(({ stratum, eligible, quota }) => [
      String(stratum),
      { eligible, quota, ...(drawn.get(stratum) ?? { cutoff: null, drawn: [] }) },
    ]),
  );
}

function contestsOf(
  { size, strata, eligibilities }: PackedPool,
  specs: DrawSpec['strata'],
): Contest[] {
  const eligible = new Uint32Array(65_536);
  for (let at = 0; at < size; at += 1) if (eligibilities[at] === 0) eligible[strata[at]!]! += 1;
  return Object.entries(specs).map(([number, spec]) => {
    const stratum = Number(number);
    const count = eligible[stratum]!;
    return { stratum, eligible: count, quota: quotaOf(count, spec) };
  });
}

function drawContests(pool: PackedPool, contests: readonly Contest[], seed: string) {
  const ticketOf = ticketsOf(seed);
  const keyAt = (index: number) => {
    const { id, weight } = recordAt(pool, index);
    return { id, key: keyOf(ticketOf(id), weight) };
  };
  const tops = ticketTops(seed, pool, ranksOf(contests));
  const exactAt = (index: number) => keyAt(index).key + keyAt(index).id;
  const winners = smallestKeys({ pool, tops, exactAt }, contests);
  return new Map(
    contests.map(({ stratum }, at) => {
      const indexes = winners[at]!;
      return [stratum, { cutoff: keyAt(indexes.at(-1)!).key, drawn: idsAt(pool, indexes) }];
    }),
  );
}
