import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runDraw } from '../../../domain/draw/draw.ts';
import { poolRoot } from '../../../domain/draw/pool.ts';
import { parseRecord, type PoolRecord } from '../../../domain/draw/record.ts';
import { parseSpec, type DrawSpec } from '../../../domain/draw/spec.ts';
import { anId, aPool, aSpec, fixed } from './arbitrary.ts';
import { slowDraw } from './slow-draw.ts';
import { vector, vectorLines } from './vectors.ts';

/** Who is drawn when a pool is one stratum and its quota a number. */
const drawOf = (pool: PoolRecord[], spec: DrawSpec, quota: number) =>
  runDraw(pool, { ...spec, strata: { 7: { ratioBp: 0, min: quota } } }).strata[7]!.drawn;

const inOneStratum = aPool.map((pool) => pool.map((record) => ({ ...record, stratum: 7 })));

describe('R-095 the draw of subjects gives the published answers', () => {
  test.each([0, 1, 2, 3])('draw %i', (number) => {
    const pool = vectorLines(`draw-${number}.jsonl`).map(parseRecord);
    const spec = parseSpec(vector(`draw-${number}.json`));
    expect(runDraw(pool, spec)).toEqual(vector(`draw-${number}.expected.json`));
    expect(poolRoot(pool)).toBe(runDraw(pool, spec).root);
  });
});

describe('R-095 the draw of subjects', () => {
  test('agrees with a plain second implementation', () => {
    fc.assert(
      fc.property(aPool, aSpec, (pool, spec) => {
        expect(runDraw(pool, spec)).toEqual(slowDraw(pool, spec));
      }),
      fixed,
    );
  });

  test('does not depend on the order of the pool', () => {
    const shuffled = aPool.chain((pool) =>
      fc.tuple(
        fc.constant(pool),
        fc.shuffledSubarray(pool, { minLength: pool.length, maxLength: pool.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, aSpec, ([pool, other], spec) => {
        expect(runDraw(other, spec)).toEqual(runDraw(pool, spec));
      }),
      fixed,
    );
  });

  test('of one subject more keeps everybody drawn before, in the same order', () => {
    fc.assert(
      fc.property(inOneStratum, aSpec, fc.nat(60), (pool, spec, quota) => {
        const before = drawOf(pool, spec, quota);
        expect(drawOf(pool, spec, quota + 1).slice(0, before.length)).toEqual(before);
      }),
      fixed,
    );
  });

  test('stays the same without a subject that was not drawn', () => {
    fc.assert(
      fc.property(inOneStratum, aSpec, fc.nat(30), (pool, spec, quota) => {
        const drawn = drawOf(pool, spec, quota);
        const leaver = pool.find(({ id }) => !drawn.includes(id));
        fc.pre(leaver !== undefined);
        const rest = pool.filter((record) => record !== leaver);
        expect(drawOf(rest, spec, quota)).toEqual(drawn);
      }),
      fixed,
    );
  });

  test('changes by at most one when a subject is added', () => {
    fc.assert(
      fc.property(inOneStratum, aSpec, anId, fc.nat(30), (pool, spec, id, quota) => {
        fc.pre(pool.every((record) => record.id !== id));
        const before = drawOf(pool, spec, quota);
        const after = drawOf([...pool, { stratum: 7, eligibility: 0, id, weight: 3 }], spec, quota);
        expect(before.filter((drawn) => !after.includes(drawn)).length).toBeLessThanOrEqual(1);
        expect(after.filter((drawn) => !before.includes(drawn))).toEqual(
          after.includes(id) ? [id] : [],
        );
      }),
      fixed,
    );
  });

  test('never leaves out a drawn subject because its weight rises', () => {
    fc.assert(
      fc.property(inOneStratum, aSpec, fc.integer({ min: 1, max: 30 }), (pool, spec, quota) => {
        const last = drawOf(pool, spec, quota).at(-1);
        fc.pre(last !== undefined);
        const raised = pool.map((record) =>
          record.id === last ? { ...record, weight: 16 } : record,
        );
        expect(drawOf(raised, spec, quota)).toContain(last);
      }),
      fixed,
    );
  });

  test('of each stratum is the draw of that stratum alone', () => {
    fc.assert(
      fc.property(aPool, aSpec, (pool, spec) => {
        const whole = runDraw(pool, spec).strata;
        for (const [number, stratum] of Object.entries(spec.strata)) {
          const part = pool.filter((record) => record.stratum === Number(number));
          const alone = runDraw(part, { ...spec, strata: { [number]: stratum } });
          expect(alone.strata[number]).toEqual(whole[number]);
        }
      }),
      fixed,
    );
  });
});

describe('R-098 a subject cannot stand in a pool', () => {
  const spec: DrawSpec = {
    drawId: 'A-2026-000001',
    entropy: [{ kind: 'secret', hex: '00' }],
    strata: { 1: { ratioBp: 500, min: 1 } },
  };
  const subject: PoolRecord = { stratum: 1, eligibility: 0, id: 'A1', weight: 1 };

  test('twice, even in two strata', () => {
    const both = { ...spec, strata: { ...spec.strata, 2: { ratioBp: 500, min: 0 } } };
    expect(() => runDraw([subject, { ...subject, stratum: 2 }], both)).toThrow(
      expect.objectContaining({ details: { field: 'id', rule: 'once', record: 1, id: 'A1' } }),
    );
  });

  test('in a stratum without a ratio', () => {
    expect(() => runDraw([subject, { ...subject, id: 'A2', stratum: 2 }], spec)).toThrow(
      expect.objectContaining({
        details: { field: 'stratum', rule: 'stratum-in-spec', record: 1 },
      }),
    );
  });

  test.each([
    { stratum: -1 },
    { stratum: 65_536 },
    { eligibility: 6 },
    { id: 'a1' },
    { id: '' },
    { id: '0123456789012345678' },
    { weight: 0 },
    { weight: 17 },
    { weight: 1.5 },
  ])('with %j', (fault) => {
    const record = { ...subject, ...fault };
    const strata = { [record.stratum]: { ratioBp: 500, min: 1 } };
    const [field] = Object.keys(fault);
    const refusal = expect.objectContaining({ details: expect.objectContaining({ field }) });
    expect(() => poolRoot([record])).toThrow(refusal);
    expect(() => parseRecord(record)).toThrow(refusal);
    expect(() => runDraw([record], { ...spec, strata })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });
});

test('an empty pool has the root of no leaves and draws nobody', () => {
  const spec = { drawId: 'A', entropy: [{ kind: 'secret', hex: '00' }] };
  expect(runDraw([], { ...spec, strata: { 1: { ratioBp: 10_000, min: 9 } } })).toMatchObject({
    root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    strata: { 1: { eligible: 0, quota: 0, cutoff: null, drawn: [] } },
  });
});
