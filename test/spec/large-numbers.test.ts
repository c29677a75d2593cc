import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { refusalOf } from './answers.ts';
import { sha256 } from './bytes.ts';
import { quotaOf, recordOf } from './draw.ts';
import { pool, poolFile, spec } from './fixture.ts';
import { receiptOf } from './receipt.ts';
import { leafHash, rootBy } from './tree.ts';

const file = folderOfFiles();
const most = Number.MAX_SAFE_INTEGER;
const huge = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 2 ** 31 - 9, max: 2 ** 32 + 9 }),
  fc.integer({ min: 1, max: most }),
  fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 52, 2 ** 53 - 1),
);

type Receipt = Record<string, unknown> & { stratum: Record<string, unknown> };

const leaf = leafHash(recordOf(pool.find(({ id }) => id === 'H8')!));
const receipt = receiptOf(pool, spec, 'H8') as Receipt;

/** Whether the command line believes a receipt. */
async function isBelieved(changed: unknown): Promise<unknown> {
  const { code, out } = await yaohao('draw', 'verify', '--receipt', file('r.json', changed));
  const { ok } = JSON.parse(out.join(''));
  expect(code).toBe(ok === true ? 0 : 1);
  return ok;
}

/** A path of the right length for the m-th of n leaves, made of nothing but noise. */
function noiseFor(leaf: string, m: number, n: number): string[] {
  const path: string[] = [];
  while (rootBy(leaf, m, n, path) === null) path.push(sha256(`${path.length}`));
  return path;
}

it('follows a proof in trees of any size', async () => {
  const property = fc.asyncProperty(huge, fc.nat({ max: most }), async (size, at) => {
    const index = at % size;
    const proof = noiseFor(leaf, index, size);
    const root = rootBy(leaf, index, size, proof);
    const stratum = { ...receipt.stratum, eligible: 0, quota: 0, cutoff: null };
    const forged = { ...receipt, index, size, proof, root, stratum };
    expect(await isBelieved(forged)).toBe(true);
    expect(await isBelieved({ ...forged, proof: [...proof, root] })).toBe(false);
    if (proof.length > 0) {
      expect(await isBelieved({ ...forged, proof: proof.slice(1) })).toBe(false);
    }
  });
  await fc.assert(property, { seed: 20260108, numRuns: 150 });
});

it('computes a quota exactly at any size', async () => {
  const proof = noiseFor(leaf, 0, most);
  const root = rootBy(leaf, 0, most, proof);
  const ratio = { ratioBp: fc.integer({ min: 0, max: 10000 }), min: fc.constantFrom(0, 1, most) };
  const property = fc.asyncProperty(huge, fc.record(ratio), async (some, { ratioBp, min }) => {
    const eligible = Math.min(some, most - 1);
    const quota = quotaOf(eligible, { ratioBp, min });
    const cutoff = quota === 0 ? null : receipt.stratum['cutoff'];
    const stratum = { ratioBp, min, eligible, quota, cutoff };
    const forged = { ...receipt, size: most, index: 0, proof, root };
    expect(await isBelieved({ ...forged, stratum })).toBe(true);
    for (const other of [quota - 1, quota + 1].filter((k) => k > 0 && k <= most)) {
      expect(await isBelieved({ ...forged, stratum: { ...stratum, quota: other } })).toBe(false);
    }
  });
  await fc.assert(property, { seed: 20260109, numRuns: 150 });
});

it('refuses a min that it could only round', async () => {
  for (const min of ['9007199254740993', '1e30', '1e999']) {
    const text = JSON.stringify(spec).replace('"min":3', `"min":${min}`);
    const words = ['--pool', file('pool.jsonl', poolFile()), '--spec', file('spec.json', text)];
    expect(refusalOf(await yaohao('draw', 'run', ...words))).toMatch(/spec\.json.*strata.*2.*min/);
  }
});
