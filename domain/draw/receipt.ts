import { gapsAround, groupsOf, indexOf } from './absence.ts';
import { drawStrata, refuseStrataBeyond, subjectSeed } from './draw.ts';
import { inclusionProof, merkleRoot } from './merkle.ts';
import { packPool, type Pool, recordAt } from './packed-pool.ts';
import { orderedPool, poolTree } from './pool.ts';
import type { PoolRecord } from './record.ts';
import { parseSpec, type DrawSpec, type EntropySource } from './spec.ts';

/** Proof that a subject stood in the frozen pool, and whether it was drawn. */
export type PresentReceipt = {
  version: 'yaohao/1';
  drawId: string;
  entropy: EntropySource[];
  seed: string;
  record: PoolRecord;
  index: number;
  size: number;
  proof: string[];
  root: string;
  stratum: {
    ratioBp: number;
    min: number;
    eligible: number;
    quota: number;
    cutoff: string | null;
  };
  drawn: boolean;
};

/** A record next to the place where an absent id would stand, proven to be in the pool. */
export type Neighbour = { record: PoolRecord; index: number; proof: string[] };

/** Two adjacent records; null only before the first and after the last. */
export type Gap = { before: Neighbour | null; after: Neighbour | null };

/** Proof that no record of the pool has this id, whatever its stratum and eligibility. */
export type AbsentReceipt = {
  absent: true;
  version: 'yaohao/1';
  drawId: string;
  entropy: EntropySource[];
  seed: string;
  id: string;
  size: number;
  root: string;
  ranges: Gap[];
};

/** What anybody may ask for about one id. */
export type Receipt = PresentReceipt | AbsentReceipt;

/** The receipt (回执) of one id. For many, `receiptsOf` computes the draw and the tree only once. */
export function receiptOf(pool: Pool, spec: DrawSpec, id: string): Receipt {
  return receiptsOf(pool, spec)(id);
}

/** Makes the receipts of one draw, for ids in the pool and for others. */
export function receiptsOf(pool: Pool, drawSpec: DrawSpec): (id: string) => Receipt {
  const spec = parseSpec(drawSpec);
  const packed = packPool(pool);
  refuseStrataBeyond(spec, packed);
  const ordered = orderedPool(packed);
  const tree = poolTree(ordered);
  const groups = groupsOf(ordered);
  const { drawId, entropy } = spec;
  const seed = subjectSeed(spec);
  const strata = drawStrata(ordered, spec, seed);
  const drawn = new Set(Object.values(strata).flatMap((stratum) => stratum.drawn));
  const head = { version: 'yaohao/1' as const, drawId, entropy, seed };
  const tail = { size: ordered.size, root: merkleRoot(tree) };
  const provenAt = (index: number): Neighbour => ({
    record: recordAt(ordered, index),
    index,
    proof: inclusionProof(tree, index),
  });
  const absent = (id: string): AbsentReceipt => ({
    absent: true,
    ...head,
    id,
    ...tail,
    ranges: gapsAround(ordered, groups, id).map((gap) => ({
      before: gap > 0 ? provenAt(gap - 1) : null,
      after: gap < ordered.size ? provenAt(gap) : null,
    })),
  });
  return (id) => {
    const index = indexOf(ordered, groups, id);
    if (index === null) return absent(id);
    const { record, proof } = provenAt(index);
    const { eligible, quota, cutoff } = strata[record.stratum]!;
    const { ratioBp, min } = spec.strata[record.stratum]!;
    return {
      ...head,
      record,
      index,
      size: tail.size,
      proof,
      root: tail.root,
      stratum: { ratioBp, min, eligible, quota, cutoff },
      drawn: drawn.has(id),
    };
  };
}
