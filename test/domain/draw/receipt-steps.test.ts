import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnnouncement } from '../../../domain/draw/parse-announcement.ts';
import type { AbsentReceipt, PresentReceipt } from '../../../domain/draw/receipt.ts';
import { receiptsOf } from '../../../domain/draw/receipt.ts';
import { receiptSteps } from '../../../domain/draw/receipt-steps.ts';
import { verifyReceipt } from '../../../domain/draw/verify-receipt.ts';
import { announcedDraw } from './announced.ts';
import { anId, aPool, aSpec, fixed } from './arbitrary.ts';
import { leavesOf, nameOf, othersThan, withLeaf } from './leaves.ts';

const { spec, pool, result, announcement, receiptFor } = announcedDraw();
const announced = { announcement: parseAnnouncement(announcement) };
const published = { ...announced, strata: result.strata };
const recomputed = { ...published, isRecomputed: true };
const drawnIds = Object.values(result.strata).flatMap(({ drawn }) => drawn);
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const drawn = json(receiptFor(drawnIds[0]!)) as PresentReceipt;
const spared = json(
  receiptFor(pool.find((one) => one.eligibility === 0 && !drawnIds.includes(one.id))!.id),
) as PresentReceipt;
const excluded = json(
  receiptFor(pool.find(({ eligibility }) => eligibility > 0)!.id),
) as PresentReceipt;
const absent = json(receiptFor('ABSENT')) as AbsentReceipt;
const receipts = { drawn, spared, excluded, absent };

const statesOf = (receipt: unknown, beside?: Parameters<typeof receiptSteps>[1]) =>
  receiptSteps(receipt, beside).lines.map(({ name, state, fault }) =>
    fault ? `${name} ${fault}` : `${name} ${state}`,
  );

describe('R-105 the five lines of a receipt', () => {
  test.each(Object.entries(receipts))('hold for one that is %s', (name, receipt) => {
    for (const beside of [undefined, announced, recomputed]) {
      expect(receiptSteps(receipt, beside)).toMatchObject({ ok: true });
      const open = name === 'absent' ? 'open' : 'holds';
      expect(statesOf(receipt, beside)).toEqual([
        'pool holds',
        'sources holds',
        'place holds',
        `ticket ${open}`,
        `cutoff ${open}`,
      ]);
    }
  });

  test('say against what they were checked', () => {
    const checkedWith = (beside?: typeof announced) => {
      const steps = receiptSteps(drawn, beside);
      return 'checked' in steps && steps.checked;
    };
    expect([undefined, announced, published, recomputed].map(checkedWith)).toEqual([
      'receipt',
      'announcement',
      'published',
      'transcript',
    ]);
  });

  test('tell how each source is proven', () => {
    const proofs = (beside?: typeof announced) => {
      const steps = receiptSteps(drawn, beside);
      return 'found' in steps && steps.found.sources.map(({ proof }) => proof);
    };
    expect(proofs()).toEqual(['signature', null, null]);
    expect(proofs(announced)).toEqual(['signature', 'commitment', 'commitment']);
  });
});

describe('R-105 a forged receipt fails in the line that is wrong', () => {
  const { stratum, entropy } = drawn;
  const [drand, ...others] = entropy as [(typeof entropy)[0], ...typeof entropy];
  const otherSignature = drand.signature!.replace(/.$/, (digit) => (digit === '9' ? '8' : '9'));
  test.each<[string, unknown, string[]]>([
    ['another seed', { ...drawn, seed: 'ab'.repeat(32) }, ['sources seed', 'ticket open']],
    [
      'sources in another order',
      { ...drawn, entropy: entropy.toReversed() },
      ['sources seed', 'ticket open'],
    ],
    [
      'an altered signature',
      { ...drawn, entropy: [{ ...drand, signature: otherSignature }, ...others] },
      ['sources signature'],
    ],
    [
      'the signature of another round',
      { ...drawn, entropy: [{ ...drand, round: 1001 }, ...others] },
      ['sources signature'],
    ],
    ['another root', { ...drawn, root: 'ab'.repeat(32) }, ['pool proof', 'place unproven']],
    [
      'an altered proof',
      { ...drawn, proof: drawn.proof.with(1, 'ab'.repeat(32)) },
      ['pool proof', 'place unproven'],
    ],
    ['another index', { ...drawn, index: drawn.index ^ 1 }, ['pool proof', 'place unproven']],
    ['an index beyond', { ...drawn, index: drawn.size }, ['pool proof', 'place index']],
    ['another quota', { ...drawn, stratum: { ...stratum, quota: 5 } }, ['cutoff quota']],
    ['no cutoff', { ...drawn, stratum: { ...stratum, cutoff: null } }, ['cutoff cutoff']],
    [
      'a low cutoff',
      { ...drawn, stratum: { ...stratum, cutoff: '0'.repeat(69) } },
      ['cutoff drawn'],
    ],
    ['another result', { ...drawn, drawn: false }, ['cutoff drawn']],
    ['drawn although excluded', { ...excluded, drawn: true }, ['cutoff drawn']],
    [
      'nobody eligible',
      { ...drawn, stratum: { ...stratum, eligible: 0, quota: 0 } },
      ['cutoff eligible'],
    ],
    ['a gap left out', { ...absent, ranges: absent.ranges.slice(1) }, ['place coverage']],
    ['gaps out of order', { ...absent, ranges: absent.ranges.toReversed() }, ['place neighbours']],
  ])('%s', (_, receipt, expected) => {
    const steps = receiptSteps(receipt);
    expect(steps.ok).toBe(false);
    expect(statesOf(receipt)).toEqual(expect.arrayContaining(expected));
    const failing = steps.lines.filter(({ state }) => state === 'fails').length;
    expect(failing).toBe(expected.filter((line) => !line.endsWith('open')).length);
  });

  test('a value that is not the signed one, with the seed that follows from it', () => {
    const forged = { ...drand, hex: 'ab'.repeat(32) };
    const entropyForged = [forged, ...others];
    const other = receiptsOf(pool, {
      drawId: drawn.drawId,
      entropy: entropyForged,
      strata: spec.strata,
    });
    expect(statesOf(json(other(drawn.record.id)))).toContain('sources beacon');
  });

  test('a field that cannot be read, by its path', () => {
    expect(receiptSteps({ ...drawn, entropy: [{ kind: 'drand' }, ...others] })).toEqual({
      ok: false,
      malformed: { field: 'entropy[0].hex', rule: 'present' },
      lines: [],
    });
    for (const value of [null, [], 'x', 7, {}, { absent: true }]) {
      expect(receiptSteps(value)).toMatchObject({ ok: false, lines: [] });
    }
  });
});

describe('R-105 beside the announcement or the transcript', () => {
  const otherRoot = { ...announced.announcement, pool: { root: 'ab'.repeat(32), size: 60 } };
  const otherSecret = announced.announcement.entropy.with(2, {
    kind: 'secret',
    commitment: 'ab'.repeat(32),
  });
  test.each<[string, object, string]>([
    ['another draw', { drawId: 'GQGA-2026-000043' }, 'pool other-draw'],
    ['another pool', otherRoot, 'pool other-root'],
    ['another size', { pool: { ...announced.announcement.pool!, size: 59 } }, 'pool other-size'],
    ['another commitment', { entropy: otherSecret }, 'sources commitment'],
    ['fewer sources', { entropy: announced.announcement.entropy.slice(1) }, 'sources sources'],
    [
      'another round',
      { entropy: announced.announcement.entropy.with(0, { kind: 'drand', round: 1001 }) },
      'sources round',
    ],
    [
      'another network',
      { entropy: announced.announcement.entropy.with(0, { kind: 'drand', network: 'demo' }) },
      'sources signature',
    ],
    [
      'a network that nobody pinned',
      { entropy: announced.announcement.entropy.with(0, { kind: 'drand', network: 'x' }) },
      'sources network',
    ],
    ['another ratio', { strata: {} }, 'cutoff other-ratio'],
  ])('%s shows', (_, other, expected) => {
    const beside = { announcement: { ...announced.announcement, ...other } };
    expect(statesOf(drawn, beside)).toContain(expected);
  });

  test('a higher cut-off shows only beside the transcript', () => {
    const cutoff = `${spared.stratum.cutoff!.slice(0, -1)}${spared.stratum.cutoff!.endsWith('f') ? 'e' : 'f'}`;
    const claim = { ...spared, stratum: { ...spared.stratum, cutoff } };
    expect(statesOf(claim, announced)).toContain('cutoff holds');
    expect(statesOf(claim, recomputed)).toContain('cutoff other-cutoff');
  });
});

describe('R-105 no other value passes', () => {
  // What a receipt alone cannot prove, each with the reason.
  const unprovable: Record<string, string> = {
    size: 'a tree of the same shape has the same proof',
    'stratum.ratioBp': 'another ratio may round up to the same quota',
    'stratum.min': 'a minimum below the quota changes nothing',
    'stratum.eligible': 'only the pool tells how many are eligible',
    'stratum.cutoff': 'only the pool tells the last key drawn',
    id: 'an id beside the absent one may be absent too',
  };

  // Checking a beacon takes long, so all but one are of a draw without.
  const { receiptFor: bare, ...plain } = announcedDraw(pool, { hasBeacon: false });
  const besideBare = {
    announcement: parseAnnouncement(plain.announcement),
    strata: plain.result.strata,
    isRecomputed: true,
  };
  const cases: [string, unknown, typeof recomputed][] = [
    ['drawn', drawn, recomputed],
    ...Object.entries(receipts).map(([name, receipt]): [string, unknown, typeof recomputed] => [
      name,
      json(bare('absent' in receipt ? receipt.id : receipt.record.id)),
      besideBare,
    ]),
  ];

  const passing = (receipt: unknown, beside?: Parameters<typeof receiptSteps>[1]) =>
    leavesOf(receipt).flatMap(({ path, value }) =>
      othersThan(value)
        .filter((other) => receiptSteps(withLeaf(receipt, path, other), beside).ok)
        .map(() => nameOf(path)),
    );

  test.each(cases)('in one that is %s, alone or beside the transcript', (_, receipt, beside) => {
    expect(passing(receipt).filter((name) => !unprovable[name])).toEqual([]);
    // Another id that is not in the pool either: what is said of it is true.
    expect(passing(receipt, beside).filter((name) => name !== 'id')).toEqual([]);
  });

  test('and both ways of checking agree about any receipt', () => {
    fc.assert(
      fc.property(aPool, aSpec, anId, fc.nat(), (anyPool, spec, stranger, at) => {
        const receipt = json(receiptsOf(anyPool, spec)(anyPool[at % 7]?.id ?? stranger));
        const leaves = leavesOf(receipt);
        const { path, value } = leaves[at % leaves.length]!;
        const forged = withLeaf(receipt, path, othersThan(value)[at % 2]);
        for (const one of [receipt, forged]) {
          expect(receiptSteps(one).ok).toBe(verifyReceipt(one).ok);
        }
      }),
      fixed,
    );
  });
});
