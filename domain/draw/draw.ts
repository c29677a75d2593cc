import { malformed } from './fields.ts';
import type { Columns } from './columns.ts';
import { type DrawSource, sourceOf } from './draw-source.ts';
import { isPacked, type PackedPool, packPool, type Pool } from './packed-pool.ts';
import { poolRoot } from './pool.ts';
import { quotaOf } from './quota.ts';
import { entropyOf, seedOf } from './seed.ts';
import { smallestKeys } from './select.ts';
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
  const root = poolRoot(packed);
  const seed = subjectSeed(spec);
  return { root, seed, strata: drawStrata(packed, spec, seed) };
}

/** The seed of a draw of subjects, hex. */
export const subjectSeed = ({ drawId, entropy }: Pick<DrawSpec, 'drawId' | 'entropy'>): string =>
  seedOf('yaohao/1/subjects', drawId, entropyOf(entropy));

/** Draws one stratum, of which all records of the pool are: as many as the quota says. */
export function drawStratum(pool: Pool, stratum: StratumSpec, seed: string): StratumResult {
  const number = (isPacked(pool) ? pool.strata[0] : pool[0]?.stratum) ?? 0;
  return drawStrata(pool, { strata: { [number]: stratum } }, seed)[number]!;
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
  pool: Pool,
  { strata }: Pick<DrawSpec, 'strata'>,
  seed: string,
): DrawResult['strata'] {
  const source = sourceOf(pool, Object.keys(strata).map(Number));
  const tops = ticketTops(seed, source);
  const contests = contestsOf(source.columns, strata);
  const held = contests.filter(({ quota }) => quota > 0);
  const keyAt = keysOf(source, seed);
  const exactAt = (index: number) => keyAt(index).key + keyAt(index).id;
  const winners = smallestKeys({ columns: source.columns, tops, exactAt }, held);
  const drawn = new Map(
    held.map(({ stratum }, at) => {
      const indexes = winners[at]!;
      return [stratum, { cutoff: keyAt(indexes.at(-1)!).key, drawn: source.idsAt(indexes) }];
    }),
  );
  return Object.fromEntries(
    contests.map(({ stratum, eligible, quota }) => [
      String(stratum),
      { eligible, quota, ...(drawn.get(stratum) ?? { cutoff: null, drawn: [] }) },
    ]),
  );
}

function contestsOf(columns: Columns, specs: DrawSpec['strata']) {
  const { size, strata, eligibilities, weights } = columns;
  const eligible = new Uint32Array(65_536);
  const weight = new Uint32Array(65_536);
  for (let at = 0; at < size; at += 1) {
    if (eligibilities[at] !== 0) continue;
    eligible[strata[at]!]! += 1;
    weight[strata[at]!]! += weights[at]!;
  }
  return Object.entries(specs).map(([number, spec]) => {
    const stratum = Number(number);
    const count = eligible[stratum]!;
    return { stratum, eligible: count, quota: quotaOf(count, spec), weight: weight[stratum]! };
  });
}

/** Makes the whole key of a record, where its first bits do not tell enough. */
function keysOf({ columns, idsAt }: DrawSource, seed: string) {
  const ticketOf = ticketsOf(seed);
  return (index: number) => {
    const [id] = idsAt(Uint32Array.of(index)) as [string];
    return { id, key: keyOf(ticketOf(id), columns.weights[index]!) };
  };
}
