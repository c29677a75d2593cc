import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseBelowFloor, rulesOf, shortfallsOf } from '../../domain/plan-floors.ts';
import {
  type ForecastLine,
  type ForecastRules,
  forecastPlan,
  leastOf,
  type Shape,
} from '../../domain/plan-simulation.ts';
import { profileOf } from '../../domain/profile/profile.ts';

const free: ForecastRules = {
  capOf: () => null,
  minCoverage: null,
  minCoveragePer: 'plan-year',
  minJointShare: null,
  minJointPerYear: null,
  teamSize: 2,
};
const line = (traits: Partial<ForecastLine> = {}): ForecastLine => ({
  id: traits.itemName ?? 'a',
  name: '抽查',
  itemName: 'a',
  category: '旅馆业',
  unitName: '治安大队',
  unitPath: '/B/',
  ratioBp: 1000,
  ratioMaxBp: null,
  estimate: null,
  draws: 1,
  mode: 'sample',
  strata: [],
  joint: false,
  startsOn: '2026-03-01',
  ...traits,
});
const shape = (count: number, category = '旅馆业', risk = '低', kind = 'enterprise'): Shape => ({
  category,
  kind,
  risk,
  count,
});

describe('the forecast of a plan', () => {
  it('R-067 counts how many subjects are visited how often, and keeps below the cap', () => {
    const lines = [line({ draws: 3, ratioBp: 5000 })];
    const open = forecastPlan(lines, [shape(100)], [], free);
    expect(open.burden.map(({ subjects }) => Math.round(subjects * 10) / 10)).toEqual([
      12.5, 37.5, 37.5, 12.5,
    ]);
    const capped = forecastPlan(lines, [shape(100)], [], { ...free, capOf: () => 2 });
    expect(capped.burden).toHaveLength(3);
    // The third draw has only 75 of the hundred left to draw from: half of them, rounded up.
    expect(capped.items[0]!.visits).toBe(50 + 50 + 38);
  });

  it('R-071 a rotation visits everybody in each of its rounds, whatever its ratio says', () => {
    const lines = [line({ mode: 'rotation', draws: 12, ratioBp: 100 })];
    const { burden, items } = forecastPlan(lines, [shape(30)], [], free);
    expect(burden.at(-1)).toEqual({ visits: 12, subjects: 30 });
    expect(items[0]).toMatchObject({ covered: 30, visits: 360, draws: 12 });
  });

  it('R-056 draws each stratum at its own ratio', () => {
    const strata = [
      { risk: ['高'], ratioBp: 5000 },
      { risk: ['低'], ratioBp: 1000 },
    ];
    const shapes = [shape(20, '旅馆业', '高'), shape(100, '旅馆业', '低'), shape(7, '旅馆业', '')];
    const { items, covered } = forecastPlan([line({ strata })], shapes, [], free);
    expect(items[0]).toMatchObject({ pool: 127, visits: 21 });
    expect(Math.round(covered)).toBe(21);
  });

  it('R-058 R-059 five in a hundred counts subjects, ten in a hundred counts draws', () => {
    const rules = { ...free, minCoverage: 0.05, minJointShare: 0.1, minJointPerYear: 1 };
    const shapes = [shape(1000), shape(10, '典当业')];
    const lines = [
      // Nine draws of one subject each, and one joint draw of many: 1 of 10 draws, 98 of 107 subjects.
      line({ category: '典当业', itemName: 'b', ratioBp: 1000, draws: 9 }),
      line({ ratioBp: 980, joint: true }),
    ];
    const byDraws = forecastPlan(lines, shapes, [], rules);
    expect(byDraws.joint).toEqual({ draws: 10, joint: 1, needs: 1 });
    expect(shortfallsOf(byDraws, profileOf('gaoqing'))).toEqual([]);
    // Twice the draws of the small one and the share is one of 19: two would be needed.
    const more = [line({ ...lines[0]!, draws: 18 }), lines[1]!];
    const short = forecastPlan(more, shapes, [], rules);
    expect(short.joint).toEqual({ draws: 19, joint: 1, needs: 2 });
    expect(shortfallsOf(short, profileOf('gaoqing'))).toEqual([
      { what: 'joint', key: 'plan.minJointShare', has: 1, needs: 2 },
    ]);
    // Joint draws of nobody new: coverage counts different subjects, however often they are drawn.
    const often = forecastPlan(
      [line({ category: '典当业', itemName: 'b', ratioBp: 10_000, draws: 20, joint: true })],
      shapes,
      [],
      rules,
    );
    expect(often).toMatchObject({ covered: 10, floor: 51, joint: { draws: 20, joint: 20 } });
    expect(shortfallsOf(often, profileOf('gaoqing'))).toEqual([
      { what: 'coverage', key: 'plan.minCoverage', has: 10, needs: 51 },
    ]);
  });

  it('R-058 a floor is rounded up in whole numbers', () => {
    expect(leastOf(100, 0.05)).toBe(5);
    expect(leastOf(101, 0.05)).toBe(6);
    expect(leastOf(140, 0.05)).toBe(7);
    expect(leastOf(0, 0.05)).toBe(0);
    expect(leastOf(10, null)).toBeNull();
  });

  it('R-058 a plan below the floor is refused by parameter and article, unless a reason is given', () => {
    const forecast = forecastPlan([line()], [shape(40), shape(400, '典当业')], [], {
      ...rulesOf(profileOf('gaoqing')),
    });
    expect(() => refuseBelowFloor(forecast, profileOf('gaoqing'), '')).toThrow(
      expect.objectContaining({
        code: 'coverage-below-floor',
        details: expect.objectContaining({
          covered: 4,
          floor: 22,
          rule: expect.stringMatching(/第九条.*plan\.minCoverage/),
        }),
      }),
    );
    refuseBelowFloor(forecast, profileOf('gaoqing'), '下半年补足');
    // 许昌 names no floor.
    const shapes = [shape(40), shape(400, '典当业')];
    const strict = forecastPlan([line()], shapes, [], rulesOf(profileOf('xuchang')));
    expect(strict.floor).toBeNull();
    refuseBelowFloor(strict, profileOf('xuchang'), '');
  });

  it('P-13, P-14 caps each kind and class of subject by its own rule, not a category as a whole', () => {
    const lines = [line({ mode: 'rotation', draws: 12 })];
    const mixed = [shape(10), shape(5, '旅馆业', '低', 'project')];
    // 高青 第十六条 protects market entities only: a project comes up in every round of the year.
    const gaoqing = forecastPlan(lines, mixed, [], rulesOf(profileOf('gaoqing')));
    expect(gaoqing.burden.filter(({ subjects }) => subjects > 0)).toEqual([
      { visits: 2, subjects: 10 },
      { visits: 12, subjects: 5 },
    ]);
    // 仙游 二(二)1: a grade C venue is drawn twelve times a year, and no cap stands beside that.
    const venues = [line({ category: '娱乐场所', mode: 'rotation', draws: 12 })];
    const shapes = [shape(7, '娱乐场所')];
    const xianyou = forecastPlan(venues, shapes, [], rulesOf(profileOf('xianyou')));
    expect(xianyou.burden.at(-1)).toEqual({ visits: 12, subjects: 7 });
    const capped = forecastPlan(venues, shapes, [], rulesOf(profileOf('gaoqing')));
    expect(capped.burden.at(-1)).toEqual({ visits: 2, subjects: 7 });
  });

  it('spreads the seats of a line over those who are able, in the unit that goes', () => {
    const inspectors = [
      { unitPath: '/B/ZA/', skills: ['旅馆业'] },
      { unitPath: '/B/ZA/', skills: ['旅馆业', '典当业'] },
      { unitPath: '/B/WA/', skills: ['旅馆业'] },
    ];
    const lines = [line({ unitPath: '/B/ZA/' }), line({ category: '典当业', itemName: 'b' })];
    const shapes = [shape(100), shape(50, '典当业')];
    const { load, unstaffed } = forecastPlan(lines, shapes, inspectors, free);
    expect(load).toEqual([10, 10 + 10, 0]);
    // One person is no team of two.
    expect(unstaffed).toEqual(['典当业']);
  });

  it('is what thousands of draws come to on the average', () => {
    const lines = [
      line({ draws: 3, ratioBp: 3000 }),
      line({ itemName: 'b', draws: 1, ratioBp: 2000, startsOn: '2026-06-01' }),
    ];
    const rules = { ...free, capOf: () => 2 };
    const { burden } = forecastPlan(lines, [shape(60)], [], rules);
    const tried = tryOut(lines, 60, 2, 4000);
    burden.forEach(({ subjects }, visits) => {
      expect(Math.abs(subjects - tried[visits]!)).toBeLessThan(0.6);
    });
  });

  it('loses nobody, visits nobody above the cap, and covers no more than it visits', () => {
    const anyLine = fc.record({
      category: fc.constantFrom('旅馆业', '典当业'),
      itemName: fc.constantFrom('a', 'b', 'c'),
      ratioBp: fc.integer({ min: 1, max: 10_000 }),
      draws: fc.integer({ min: 1, max: 13 }),
      mode: fc.constantFrom('sample' as const, 'rotation' as const),
    });
    const anyShape = fc.record({
      category: fc.constantFrom('旅馆业', '典当业', '其他'),
      kind: fc.constantFrom('enterprise'),
      risk: fc.constantFrom('高', '低'),
      count: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 6 }),
        fc.uniqueArray(anyShape, { maxLength: 6, selector: (s) => `${s.category}${s.risk}` }),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (given, shapes, cap) => {
          const lines = given.map((traits, at) => line({ ...traits, id: String(at) }));
          const forecast = forecastPlan(lines, shapes, [], { ...free, capOf: () => cap });
          const all = shapes.reduce((sum, { count }) => sum + count, 0);
          const { burden, covered, items, registry } = forecast;
          expect(registry).toBe(all);
          expect(burden.reduce((sum, { subjects }) => sum + subjects, 0)).toBeCloseTo(all, 4);
          if (cap !== null) expect(burden.length).toBeLessThanOrEqual(cap + 1);
          const visits = items.reduce((sum, item) => sum + item.visits, 0);
          expect(covered).toBeLessThanOrEqual(visits + 1e-6);
          expect(covered).toBeLessThanOrEqual(all + 1e-6);
          for (const item of items) expect(item.covered).toBeLessThanOrEqual(item.pool + 1e-6);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});

// The same year drawn with dice: how many of `count` subjects have so many visits, on the average.
function tryOut(lines: ForecastLine[], count: number, cap: number, times: number): number[] {
  const counted: number[] = Array.from({ length: cap + 1 }, () => 0);
  let state = 12_345;
  const dice = (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  for (let year = 0; year < times; year += 1) {
    const visits = Array.from({ length: count }, () => 0);
    for (const { draws, ratioBp } of lines) {
      for (let draw = 0; draw < draws; draw += 1) {
        const left = visits.flatMap((had, at) => (had < cap ? [at] : []));
        let quota = Math.ceil((left.length * ratioBp) / 10_000);
        for (; quota > 0; quota -= 1) visits[left.splice(dice(left.length), 1)[0]!]! += 1;
      }
    }
    for (const had of visits) counted[had]! += 1 / times;
  }
  return counted;
}
