import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runDraw } from '../../../domain/draw/draw.ts';
import {
  receiptOf,
  receiptsOf,
  type AbsentReceipt,
  type PresentReceipt,
} from '../../../domain/draw/receipt.ts';
import { parseRecord } from '../../../domain/draw/record.ts';
import { parseSpec } from '../../../domain/draw/spec.ts';
import { verifyReceipt } from '../../../domain/draw/verify-receipt.ts';
import { anId, aPool, aSpec, fixed } from './arbitrary.ts';
import { vector, vectorLines } from './vectors.ts';

const pool = vectorLines('draw-0.jsonl').map(parseRecord);
const spec = parseSpec(vector('draw-0.json'));
const receiptFor = receiptsOf(pool, spec);
const drawnIds = Object.values(runDraw(pool, spec).strata).flatMap(({ drawn }) => drawn);

const drawn = receiptFor(drawnIds[0]!) as PresentReceipt;
const spared = receiptFor(
  pool.find(({ id, eligibility }) => eligibility === 0 && !drawnIds.includes(id))!.id,
) as PresentReceipt;
const excluded = receiptFor(
  pool.find(({ eligibility }) => eligibility !== 0)!.id,
) as PresentReceipt;
const absent = receiptFor('ABSENT') as AbsentReceipt;

const reasonOf = (receipt: unknown, checkedPool?: typeof pool) => {
  const verdict = verifyReceipt(receipt, checkedPool);
  return verdict.ok ? 'ok' : verdict.reason;
};

describe('R-105 a receipt holds', () => {
  test('for everybody in the published draws, with and without the pool', () => {
    for (const { id } of pool) {
      const receipt = receiptFor(id) as PresentReceipt;
      expect(receipt.drawn).toBe(drawnIds.includes(id));
      expect(verifyReceipt(receipt)).toMatchObject({ ok: true, checked: 'receipt' });
      expect(verifyReceipt(receipt, pool)).toMatchObject({ ok: true, checked: 'pool' });
    }
  });

  test('for any pool and any id, in it or not', () => {
    fc.assert(
      fc.property(aPool, aSpec, anId, (anyPool, anySpec, stranger) => {
        const receipts = receiptsOf(anyPool, anySpec);
        for (const id of [stranger, ...anyPool.slice(0, 5).map((record) => record.id)]) {
          const receipt = JSON.parse(JSON.stringify(receipts(id))) as unknown;
          expect('absent' in receipts(id)).toBe(anyPool.every((record) => record.id !== id));
          expect(verifyReceipt(receipt)).toMatchObject({ ok: true });
          expect(verifyReceipt(receipt, anyPool)).toMatchObject({ ok: true });
        }
      }),
      fixed,
    );
  });

  test('in either case of its hex digits', () => {
    const upper = { ...drawn, seed: drawn.seed.toUpperCase(), root: drawn.root.toUpperCase() };
    expect(reasonOf(upper)).toBe('ok');
  });
});

describe('R-105 a receipt that says anything else is refused', () => {
  const { stratum } = drawn;
  test.each([
    ['another draw', { ...drawn, drawId: 'GQGA-2026-119615' }, 'seed'],
    ['sources in another order', { ...drawn, entropy: drawn.entropy.toReversed() }, 'seed'],
    ['another seed', { ...drawn, seed: 'ab'.repeat(32) }, 'seed'],
    ['another subject', { ...drawn, record: { ...drawn.record, id: 'OTHER' } }, 'root'],
    ['another weight', { ...drawn, record: { ...drawn.record, weight: 16 } }, 'root'],
    ['another eligibility', { ...drawn, record: { ...drawn.record, eligibility: 1 } }, 'root'],
    ['another stratum', { ...drawn, record: { ...drawn.record, stratum: 9 } }, 'root'],
    ['another index', { ...drawn, index: drawn.index + 1 }, 'root'],
    ['an index beyond the end', { ...drawn, index: drawn.size }, 'root'],
    ['another root', { ...drawn, root: 'ab'.repeat(32) }, 'root'],
    ['a proof cut short', { ...drawn, proof: drawn.proof.slice(1) }, 'root'],
    ['a proof drawn out', { ...drawn, proof: [...drawn.proof, drawn.root] }, 'root'],
    ['another ratio', { ...drawn, stratum: { ...stratum, ratioBp: 10_000 } }, 'quota'],
    ['another minimum', { ...drawn, stratum: { ...stratum, min: 5 } }, 'quota'],
    ['another quota', { ...drawn, stratum: { ...stratum, quota: 5 } }, 'quota'],
    ['nobody eligible', { ...drawn, stratum: { ...stratum, eligible: 0, quota: 0 } }, 'eligible'],
    [
      'more eligible than there are',
      { ...drawn, stratum: { ...stratum, eligible: 61 } },
      'eligible',
    ],
    ['no cutoff', { ...drawn, stratum: { ...stratum, cutoff: null } }, 'cutoff'],
    ['a low cutoff', { ...drawn, stratum: { ...stratum, cutoff: '0'.repeat(69) } }, 'drawn'],
    ['not drawn', { ...drawn, drawn: false }, 'drawn'],
    ['drawn', { ...spared, drawn: true }, 'drawn'],
    ['drawn although excluded', { ...excluded, drawn: true }, 'drawn'],
    [
      'a high cutoff',
      { ...spared, stratum: { ...spared.stratum, cutoff: 'f'.repeat(69) } },
      'drawn',
    ],
  ])('%s', (_, receipt, reason) => {
    expect(reasonOf(receipt)).toBe(reason);
  });

  test('everybody drawn but this one', () => {
    const everybody = { ...spec, strata: { ...spec.strata, 1: { ratioBp: 10_000, min: 0 } } };
    const id = runDraw(pool, everybody).strata[1]!.drawn.at(-1)!;
    const last = receiptOf(pool, everybody, id) as PresentReceipt;
    const lower = { ...last.stratum, cutoff: '0'.repeat(69) };
    expect(reasonOf(last)).toBe('ok');
    expect(reasonOf({ ...last, stratum: lower, drawn: false })).toBe('cutoff');
  });

  test('every field missing, and one too many', () => {
    for (const receipt of [drawn, absent]) {
      for (const field of Object.keys(receipt)) {
        const rest = Object.fromEntries(Object.entries(receipt).filter(([key]) => key !== field));
        expect(verifyReceipt(rest)).toMatchObject({ ok: false, reason: 'malformed' });
      }
      expect(verifyReceipt({ ...receipt, note: 'drawn' })).toMatchObject({
        reason: 'malformed',
        field: 'note',
      });
    }
  });

  test.each([
    ['version', { ...drawn, version: 'yaohao/2' }],
    ['entropy', { ...drawn, entropy: [] }],
    ['proof[0]', { ...drawn, proof: [drawn.proof[0]!.slice(2), ...drawn.proof.slice(1)] }],
    ['proof[0]', { ...drawn, proof: [`${drawn.proof[0]!}00`, ...drawn.proof.slice(1)] }],
    ['index', { ...drawn, index: -1 }],
    ['size', { ...drawn, size: 1.5 }],
    ['record.weight', { ...drawn, record: { ...drawn.record, weight: 17 } }],
    ['record.weight', { ...drawn, record: { stratum: 1, eligibility: 0, id: 'A' } }],
    ['stratum.cutoff', { ...drawn, stratum: { ...stratum, cutoff: '1' } }],
    ['drawn', { ...drawn, drawn: 'yes' }],
    ['absent', { ...absent, absent: false }],
    ['ranges', { ...absent, ranges: {} }],
  ])('an ill-formed %s', (field, receipt) => {
    expect(verifyReceipt(receipt)).toEqual({
      ok: false,
      checked: 'receipt',
      reason: 'malformed',
      field,
    });
  });
});

describe('R-105 only the pool shows', () => {
  test('that it is another pool', () => {
    const other = pool.map((record) => ({ ...record, weight: 1 }));
    expect(reasonOf(drawn, other)).toBe('pool-root');
    expect(reasonOf(absent, [...pool, { ...pool[0]!, id: 'ABSENT' }])).toBe('pool-root');
  });

  test('that more are eligible', () => {
    const stratum = { ...drawn.stratum, eligible: drawn.stratum.eligible + 1 };
    const claim = { ...drawn, stratum: { ...stratum, quota: drawn.stratum.quota } };
    expect(reasonOf(claim)).toBe('ok');
    expect(reasonOf(claim, pool)).toBe('pool-eligible');
  });

  test('that the cutoff is another', () => {
    const cutoff = spared.stratum.cutoff!.slice(0, -1) + 'f';
    const claim = { ...spared, stratum: { ...spared.stratum, cutoff } };
    expect(reasonOf(claim)).toBe('ok');
    expect(reasonOf(claim, pool)).toBe('pool-cutoff');
  });

  test('that the size is another with a tree of the same shape', () => {
    const small = pool.slice(0, 3);
    const receipts = receiptsOf(small, spec);
    const first = small.map(({ id }) => receipts(id) as PresentReceipt).find((r) => r.index === 0)!;
    const claim = { ...first, size: 4 };
    expect(reasonOf(claim)).toBe('ok');
    expect(reasonOf(claim, small)).toBe('pool-size');
  });
});

test('R-105 absence needs no gap twice, even at the very last place', () => {
  const last = { stratum: 65_535, eligibility: 5, id: 'M', weight: 1 };
  const only = { ...spec, strata: { 65535: { ratioBp: 0, min: 0 } } };
  const gapsOf = (id: string) =>
    (receiptOf([last], only, id) as AbsentReceipt).ranges.map(({ before }) => before?.index ?? -1);
  expect([gapsOf('A'), gapsOf('Z'), gapsOf('AA')]).toEqual([[-1], [-1, 0], [-1, 0]]);
});

describe('R-105 absence is refused', () => {
  const [first, second] = absent.ranges as [(typeof absent.ranges)[0], (typeof absent.ranges)[0]];

  test('when any gap is left out', () => {
    for (let at = 0; at < absent.ranges.length; at += 1) {
      expect(reasonOf({ ...absent, ranges: absent.ranges.toSpliced(at, 1) })).toBe('coverage');
    }
  });

  test('when an id is in the pool after all', () => {
    fc.assert(
      fc.property(aPool, aSpec, anId, fc.nat(), (anyPool, anySpec, stranger, pick) => {
        fc.pre(anyPool.length > 0 && anyPool.every(({ id }) => id !== stranger));
        const { id } = anyPool[pick % anyPool.length]!;
        const receipt = receiptOf(anyPool, anySpec, stranger);
        expect(['neighbours', 'coverage']).toContain(reasonOf({ ...receipt, id }));
      }),
      fixed,
    );
  });

  test.each([
    ['no gaps', { ...absent, ranges: [] }, 'coverage'],
    [
      'one gap for everything',
      { ...absent, ranges: [{ before: null, after: null }] },
      'neighbours',
    ],
    ['gaps out of order', { ...absent, ranges: absent.ranges.toReversed() }, 'neighbours'],
    ['a gap twice', { ...absent, ranges: [first, ...absent.ranges] }, 'neighbours'],
    [
      'a jump over records',
      { ...absent, ranges: [{ before: first.before, after: absent.ranges.at(-1)!.after }] },
      'neighbours',
    ],
    [
      'neighbours that are not adjacent',
      { ...absent, ranges: [{ before: second.before, after: absent.ranges.at(-1)!.before }] },
      'neighbours',
    ],
    ['another size', { ...absent, size: absent.size - 1 }, 'root'],
    ['an empty pool', { ...absent, size: 0, ranges: [{ before: null, after: null }] }, 'root'],
    ['another seed', { ...absent, seed: 'ab'.repeat(32) }, 'seed'],
  ])('with %s', (_, receipt, reason) => {
    expect(reasonOf(receipt)).toBe(reason);
  });

  test('with a neighbour that is not in the pool', () => {
    const record = { ...first.after!.record, id: 'B' };
    const forged = { ...first, after: { ...first.after!, record } };
    expect(reasonOf({ ...absent, ranges: [forged, ...absent.ranges.slice(1)] })).toBe('root');
  });
});
