import { describe, expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { bytes, sha256, short } from './bytes.ts';
import { draw, keyOf, leavesOf, recordOf, seedOf, written } from './draw.ts';
import type { Row } from './draw.ts';
import { pool, poolFile, spec } from './fixture.ts';
import { receiptOf } from './receipt.ts';
import type { Gap, Proven } from './receipt.ts';
import { leafHash, pathOf, rootBy, rootOf } from './tree.ts';

const file = folderOfFiles();

type Receipt = Record<string, unknown> & {
  record: Row;
  index: number;
  size: number;
  proof: string[];
  seed: string;
  stratum: { ratioBp: number; min: number; eligible: number; quota: number; cutoff: string };
  drawn: boolean;
};

const answer = draw(pool, spec);
const drawnId = answer.strata['1']!.drawn[0]!;
const leftId = pool.find(({ id }) => !answer.strata['1']!.drawn.includes(id))!.id;
const receiptFor = (id: string): Receipt => receiptOf(pool, spec, id) as Receipt;
const [drawn, left] = [receiptFor(drawnId), receiptFor(leftId)];
const absent = receiptOf(pool, spec, 'Q7') as Record<string, unknown> & { ranges: Gap[] };

/** The answer to a receipt: exit 0 when ok, else 1; always one JSON object. */
async function verify(receipt: unknown, rows?: object[]): Promise<Record<string, unknown>> {
  const words = ['--receipt', file('receipt.json', receipt)];
  if (rows) words.push('--pool', file('pool.jsonl', poolFile(rows)));
  const { code, out, err } = await yaohao('draw', 'verify', ...words);
  expect(err.join('')).toBe('');
  const said = JSON.parse(out.join(''));
  expect(code).toBe(said.ok === true ? 0 : 1);
  expect(said.checked).toBe(rows ? 'pool' : 'receipt');
  return said;
}

const withStratum = (receipt: Receipt, stratum: Partial<Receipt['stratum']>): Receipt => ({
  ...receipt,
  stratum: { ...receipt.stratum, ...stratum },
});
const plus = (key: string, n: bigint): string => written(BigInt(`0x${key}`) + n);
const own = (receipt: Receipt): string => written(keyOf(receipt.seed, receipt.record));

it('believes the true receipts', async () => {
  for (const receipt of [drawn, left, absent]) {
    expect(await verify(receipt)).toMatchObject({ ok: true });
    expect(await verify(receipt, pool)).toMatchObject({ ok: true });
    expect(await verify(receipt, pool.toReversed())).toMatchObject({ ok: true });
  }
});

const inspectorsSeed = (): string => {
  const entropy = spec.entropy.flatMap(({ kind, hex }) => [
    short(kind),
    Buffer.of(0, hex.length / 2),
    bytes(hex),
  ]);
  const label = Buffer.from('yaohao/1/inspectors\0');
  return sha256(label, short(spec.drawId), bytes(sha256(...entropy)));
};

const forgeries: [string, Receipt][] = [
  ['an undrawn subject said to be drawn', { ...left, drawn: true }],
  ['a drawn subject said to be left out', { ...drawn, drawn: false }],
  ['another version', { ...drawn, version: 'yaohao/2' }],
  ['another draw', { ...drawn, drawId: 'ORG-2026-000002' }],
  ['the seed of the inspectors', { ...drawn, seed: inspectorsSeed() }],
  ['sources in another order', { ...drawn, entropy: spec.entropy.toReversed() }],
  ['a source left out', { ...drawn, entropy: spec.entropy.slice(1) }],
  ['a source twice', { ...drawn, entropy: [...spec.entropy, spec.entropy[0]] }],
  ['another weight', { ...drawn, record: { ...drawn.record, weight: 16 } }],
  ['another eligibility', { ...drawn, record: { ...drawn.record, eligibility: 1 } }],
  ['another stratum of the record', { ...drawn, record: { ...drawn.record, stratum: 2 } }],
  ['another id', { ...drawn, record: { ...drawn.record, id: 'X' } }],
  ['a proof without its first hash', { ...drawn, proof: drawn.proof.slice(1) }],
  ['a proof without its last hash', { ...drawn, proof: drawn.proof.slice(0, -1) }],
  ['a proof with one more hash', { ...drawn, proof: [...drawn.proof, 'ab'.repeat(32)] }],
  ['a proof from the top down', { ...drawn, proof: drawn.proof.toReversed() }],
  ['no proof', { ...drawn, proof: [] }],
  [
    'two hashes of a proof in one',
    { ...drawn, proof: [drawn.proof.slice(0, 2).join(''), ...drawn.proof.slice(2)] },
  ],
  ['a hash of 31 bytes', { ...drawn, proof: drawn.proof.map((hash) => hash.slice(2)) }],
  ['an index beyond the end', { ...drawn, index: drawn.size }],
  ['an index of a neighbour', { ...drawn, index: drawn.index ^ 1 }],
  ['a higher cutoff and a larger quota', withStratum(left, { cutoff: own(left), quota: 4 })],
  ['a ratio that does not give the quota', withStratum(drawn, { ratioBp: 9000 })],
  ['a min that does not give the quota', withStratum(drawn, { min: 5 })],
  ['fewer eligible than give the quota', withStratum(drawn, { eligible: 2 })],
  ['a cutoff just below the key', withStratum(drawn, { cutoff: plus(own(drawn), -1n) })],
  ['a cutoff just at the key', withStratum(left, { cutoff: own(left) })],
  ['a cutoff of 70 digits', withStratum(drawn, { cutoff: `0${drawn.stratum.cutoff}` })],
  [
    'more eligible than the pool has room for',
    withStratum(left, { eligible: 14, min: 3, ratioBp: 0, quota: 3 }),
  ],
  [
    'everybody drawn but this subject',
    withStratum(left, { eligible: 7, ratioBp: 10000, quota: 7, cutoff: plus(own(left), -1n) }),
  ],
  [
    'no cutoff although some are drawn',
    { ...left, stratum: { ...left.stratum, cutoff: null as never } },
  ],
];

describe('refuses a receipt with', () => {
  it.each(forgeries)('%s', async (_what, receipt) => {
    expect(await verify(receipt)).toMatchObject({ ok: false });
    expect(await verify(receipt, pool)).toMatchObject({ ok: false });
  });
});

it('does not take an inner node for a record', async () => {
  const leaves = leavesOf(pool);
  const node = Buffer.from(leaves[0]! + leaves[1]!, 'hex');
  const rest = pathOf(0, leaves).slice(1);
  expect(rootBy(sha256(Buffer.of(1), node), 0, 7, rest)).toBe(answer.root);
  for (const id of [node.toString('latin1'), node.toString('hex').slice(0, 18).toUpperCase()]) {
    const record = { ...drawn.record, id };
    expect(await verify({ ...drawn, record, index: 0, size: 7, proof: rest })).toMatchObject({
      ok: false,
    });
  }
});

describe('needs the pool to find out', () => {
  const lie = { eligible: 6, cutoff: plus(own(left), -1n) };
  const quota = { ratioBp: 4000, quota: 3 };
  const lies: [string, Receipt][] = [
    ['a lower cutoff that still leaves the subject out', withStratum(left, lie)],
    [
      'another number of eligible with the same quota',
      withStratum(drawn, { eligible: 6, ...quota }),
    ],
    [
      'a higher cutoff that still draws it',
      withStratum(drawn, { cutoff: plus(drawn.stratum.cutoff, 1n) }),
    ],
  ];
  it.each(lies)('%s', async (_what, receipt) => {
    expect(await verify(receipt)).toMatchObject({ ok: true });
    expect(await verify(receipt, pool)).toMatchObject({ ok: false });
  });

  it('a receipt of another pool', async () => {
    for (const rows of [
      pool.slice(1),
      pool.slice(0, -1),
      [...pool, { ...pool[0]!, id: 'Q7' }],
      [],
    ]) {
      for (const receipt of [drawn, absent]) {
        expect(await verify(receipt, rows)).toMatchObject({ ok: false });
      }
    }
  });

  it('a size that leads to the same root by the same path', async () => {
    const sizes = [12, 14, 15, 16].filter(
      (size) =>
        rootBy(leafHash(recordOf(pool[0]!)), 0, size, pathOf(0, leavesOf(pool))) === answer.root,
    );
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) {
      const receipt = { ...receiptFor(pool[0]!.id), size };
      expect(await verify(receipt)).toMatchObject({ ok: true });
      expect(await verify(receipt, pool)).toMatchObject({ ok: false });
    }
  });
});

describe('refuses the receipt of an absence', () => {
  it('of which any one range is left out, moved or opened', async () => {
    const { ranges } = absent;
    expect(ranges.length).toBeGreaterThan(4);
    for (const [i, { before, after }] of ranges.entries()) {
      const others: (Gap | null)[] = [null, { before: null, after }, { before, after: null }];
      for (const other of others.filter(
        (each) => JSON.stringify(each) !== JSON.stringify(ranges[i]),
      )) {
        const forged = ranges.flatMap((gap, j) =>
          j !== i ? [gap] : other === null ? [] : [other],
        );
        expect(await verify({ ...absent, ranges: forged })).toMatchObject({ ok: false });
      }
    }
    expect(await verify({ ...absent, ranges: [] })).toMatchObject({ ok: false });
  });

  it('of an id that is in the pool', async () => {
    for (const { id } of pool) {
      const forged = { ...receiptOf(pool, spec, `${id}0`.slice(-18)), id };
      expect(await verify(forged)).toMatchObject({ ok: false });
      expect(await verify({ ...absent, id })).toMatchObject({ ok: false });
    }
  });

  it('whose neighbours are not adjacent', async () => {
    const leaves = leavesOf(pool);
    const provenAt = (index: number): Proven => ({
      record: pool.toSorted((a, b) => Buffer.compare(recordOf(a), recordOf(b)))[index]!,
      index,
      proof: pathOf(index, leaves),
    });
    const all = { before: null, after: null };
    const wide = { before: provenAt(0), after: provenAt(pool.length - 1) };
    const first = { before: null, after: provenAt(0) };
    const last = { before: provenAt(pool.length - 1), after: null };
    for (const ranges of [[all], [first, wide, last], [first, last]]) {
      expect(await verify({ ...absent, ranges })).toMatchObject({ ok: false });
    }
  });

  it('from an empty pool which is not the root of nothing', async () => {
    const empty = receiptOf([], spec, 'Q7');
    expect(await verify(empty)).toMatchObject({ ok: true });
    expect(await verify(empty, [])).toMatchObject({ ok: true });
    expect(await verify(empty, pool)).toMatchObject({ ok: false });
    expect(empty['root']).toBe(rootOf([]));
    expect(await verify({ ...empty, root: answer.root })).toMatchObject({ ok: false });
    expect(await verify({ ...empty, size: 1 })).toMatchObject({ ok: false });
  });
});

it('takes upper-case hex in a receipt', async () => {
  const upper = JSON.stringify(drawn).replaceAll(/"[0-9a-f]{64,69}"/g, (hex) => hex.toUpperCase());
  expect(upper).not.toBe(JSON.stringify(drawn));
  expect(await verify(JSON.parse(upper), pool)).toMatchObject({ ok: true });
  expect(seedOf(spec.drawId, spec.entropy)).toBe(answer.seed);
});
