import { short } from './bytes.ts';
import { draw, inOrder, keyOf, leavesOf, written } from './draw.ts';
import type { Row, Spec } from './draw.ts';
import { pathOf } from './tree.ts';

// The receipt of an id, as the specification lays it out.

/** A record with the proof that it is in the tree. */
export type Proven = { record: Row; index: number; proof: string[] };

/** A gap between two adjacent records, or between one and an end of the tree. */
export type Gap = { before: Proven | null; after: Proven | null };

type Tree = { rows: Row[]; leaves: string[] };

/** The receipt of an id: that of its record, or that of its absence. */
export function receiptOf(pool: Row[], spec: Spec, id: string): Record<string, unknown> {
  const tree = { rows: inOrder(pool), leaves: leavesOf(pool) };
  const { root, seed, strata } = draw(pool, spec);
  const common = {
    version: 'yaohao/1',
    drawId: spec.drawId,
    entropy: spec.entropy,
    seed,
    size: pool.length,
    root,
  };
  const proven = provenAt(
    tree,
    tree.rows.findIndex((row) => row.id === id),
  );
  if (proven === null) return { ...common, absent: true, id, ranges: rangesOf(tree, id) };
  const { stratum: number, eligibility } = proven.record;
  const { eligible, quota, cutoff } = strata[number]!;
  const key = written(keyOf(seed, proven.record));
  return {
    ...common,
    ...proven,
    stratum: { ...spec.strata[number], eligible, quota, cutoff },
    drawn: eligibility === 0 && cutoff !== null && key <= cutoff,
  };
}

const rangesOf = (tree: Tree, id: string): Gap[] =>
  [...tree.rows.keys(), tree.rows.length]
    .filter((i) => placesIn(tree.rows[i - 1], tree.rows[i], id).length > 0)
    .map((i) => ({ before: provenAt(tree, i - 1), after: provenAt(tree, i) }));

function provenAt({ rows, leaves }: Tree, index: number): Proven | null {
  const record = rows[index];
  return record ? { record, index, proof: pathOf(index, leaves) } : null;
}

/** The first and the last place, stratum × 6 + eligibility, where the id could stand in a gap. */
export function placesIn(before: Row | undefined, after: Row | undefined, id: string): number[] {
  const from = before ? placeOf(before) + (isAfter(id, before.id) ? 0 : 1) : 0;
  const to = after ? placeOf(after) - (isAfter(after.id, id) ? 0 : 1) : 65536 * 6 - 1;
  return from <= to ? [from, to] : [];
}

const placeOf = (row: Row): number => row.stratum * 6 + row.eligibility;

const isAfter = (a: string, b: string): boolean => Buffer.compare(short(a), short(b)) > 0;
