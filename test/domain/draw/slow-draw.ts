import { createHash } from 'node:crypto';
import type { PoolRecord } from '../../../domain/draw/record.ts';
import type { DrawSpec } from '../../../domain/draw/spec.ts';

const sha256 = (...parts: (string | Buffer | number[])[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? part : Buffer.from(part));
  return hash.digest();
};

const u16 = (value: number) => [Math.floor(value / 256), value % 256];

const pack = ({ stratum, eligibility, id, weight }: PoolRecord) =>
  Buffer.from([...u16(stratum), eligibility, id.length, ...Buffer.from(id), weight]);

/** RFC 6962 §2.1 as it is written there: split at the largest power of two below the size. */
export function slowRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256([0], leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256([1], slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

/** The draw once more, written for reading and not for speed: every key a BigInt, every sort whole. */
export function slowDraw(pool: PoolRecord[], { drawId, entropy, strata }: DrawSpec) {
  const packed = pool.map(pack).sort((a, b) => a.compare(b));
  const mixed = sha256(
    ...entropy.flatMap(({ kind, hex }) => [
      [kind.length],
      kind,
      u16(hex.length / 2),
      Buffer.from(hex, 'hex'),
    ]),
  );
  const seed = sha256('yaohao/1/subjects', [0], [drawId.length], drawId, mixed);
  const keyOf = ({ id, weight }: PoolRecord) =>
    (BigInt(`0x${sha256(seed, [id.length], id).toString('hex')}`) * 720720n) / BigInt(weight);
  const result = Object.entries(strata).map(([number, { ratioBp, min }]) => {
    const keyed = pool
      .filter(({ stratum, eligibility }) => stratum === Number(number) && eligibility === 0)
      .map((record) => ({ id: record.id, key: keyOf(record) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const eligible = keyed.length;
    const ceiling = (BigInt(eligible) * BigInt(ratioBp) + 9999n) / 10000n;
    const quota = Math.min(eligible, Math.max(min, Number(ceiling)));
    const drawn = keyed.slice(0, quota);
    const cutoff = drawn.at(-1)?.key.toString(16).padStart(69, '0') ?? null;
    return [number, { eligible, quota, cutoff, drawn: drawn.map(({ id }) => id) }] as const;
  });
  return {
    root: slowRoot(packed).toString('hex'),
    seed: seed.toString('hex'),
    strata: Object.fromEntries(result),
  };
}
