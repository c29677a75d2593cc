import { big, bytes, sha256, short } from './bytes.ts';
import { leafHash, rootOf } from './tree.ts';

// The draw of yaohao/1 as its specification says it: plain, slow, whole numbers only.

export type Row = { stratum: number; eligibility: number; id: string; weight: number };
export type Source = { kind: string; hex: string };
export type Ratio = { ratioBp: number; min: number };
export type Spec = { drawId: string; entropy: Source[]; strata: Record<string, Ratio> };

/** What a receipt says of a stratum. */
export type Place = { eligible: number; quota: number; cutoff: string | null };

/** What `draw run` says of a pool. */
export type Answer = {
  root: string;
  seed: string;
  strata: Record<string, Place & { drawn: string[] }>;
};

/** The bytes of a record. */
export const recordOf = (row: Row): Buffer =>
  Buffer.concat([big(row.stratum, 2), big(row.eligibility, 1), short(row.id), big(row.weight, 1)]);

/** The rows in the order of their records. */
export const inOrder = (pool: Row[]): Row[] =>
  pool.toSorted((a, b) => Buffer.compare(recordOf(a), recordOf(b)));

/** The hashes of the leaves in order. */
export const leavesOf = (pool: Row[]): string[] =>
  inOrder(pool).map((row) => leafHash(recordOf(row)));

/** The seed from the sources in announced order. */
export function seedOf(drawId: string, entropy: Source[]): string {
  const parts = entropy.flatMap(({ kind, hex }) => {
    const value = bytes(hex);
    return [short(kind), big(value.length, 2), value];
  });
  const mixed = bytes(sha256(...parts));
  return sha256('yaohao/1/subjects', Buffer.of(0), short(drawId), mixed);
}

/** The key of an id: the smallest are drawn. */
export const keyOf = (seed: string, { id, weight }: Pick<Row, 'id' | 'weight'>): bigint =>
  BigInt(`0x${sha256(bytes(seed), short(id))}`) * (720720n / BigInt(weight));

/** How many of n are drawn. */
export function quotaOf(n: number, { ratioBp, min }: Ratio): number {
  const byRatio = (BigInt(n) * BigInt(ratioBp) + 9999n) / 10000n;
  const wanted = byRatio > BigInt(min) ? byRatio : BigInt(min);
  return Number(wanted < BigInt(n) ? wanted : BigInt(n));
}

/** A key as the cutoff is written. */
export const written = (key: bigint): string => key.toString(16).padStart(69, '0');

/** The whole draw. */
export function draw(pool: Row[], spec: Spec): Answer {
  const seed = seedOf(spec.drawId, spec.entropy);
  const strata = Object.entries(spec.strata).map(([number, ratio]) => {
    const rows = pool.filter((row) => row.stratum === Number(number) && row.eligibility === 0);
    return [number, drawnOf(rows, ratio, seed)] as const;
  });
  return { root: rootOf(leavesOf(pool)), seed, strata: Object.fromEntries(strata) };
}

function drawnOf(rows: Row[], ratio: Ratio, seed: string): Place & { drawn: string[] } {
  const keyed = rows
    .map((row) => ({ id: row.id, key: keyOf(seed, row) }))
    .toSorted((a, b) => (a.key === b.key ? byId(a.id, b.id) : a.key < b.key ? -1 : 1));
  const first = keyed.slice(0, quotaOf(rows.length, ratio));
  const last = first.at(-1);
  return {
    eligible: rows.length,
    quota: first.length,
    cutoff: last ? written(last.key) : null,
    drawn: first.map(({ id }) => id),
  };
}

const byId = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
