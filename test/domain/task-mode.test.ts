import { describe, expect, it } from 'vitest';
import { poolIdsOf } from '../../domain/pool-ids.ts';
import { capOf } from '../../domain/profile/cap.ts';
import { floorOf, rotationOf } from '../../domain/profile/frequency.ts';
import { type Profile, profileOf } from '../../domain/profile/profile.ts';
import type { StratumPlan } from '../../domain/strata.ts';
import { type Mode, refuseMode } from '../../domain/task-mode.ts';

const gaoqing = profileOf('gaoqing');
const xianyou = profileOf('xianyou');
const stratum = (category: string, more: Partial<StratumPlan> = {}): StratumPlan => ({
  number: 1,
  name: category,
  filter: { category },
  ratioBp: 500,
  min: 0,
  ...more,
});
const mode = (strata: StratumPlan[], more: Partial<Mode> = {}): Mode => ({
  scope: 'directed',
  mode: 'sample',
  sealed: true,
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  strata,
  ...more,
});
const refusal = (task: Mode, categories: string[], profile: Profile): string | undefined => {
  try {
    refuseMode(task, categories, profile);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('不定向抽取', () => {
  const open = (strata: StratumPlan[]) => mode(strata, { scope: 'open' });

  it.each([
    [{ category: '旅馆业', risk: ['高'] }],
    [{ category: '旅馆业', grade: ['A'] }],
    [{ category: '旅馆业', area: ['高青县公安局治安大队'] }],
    [{ category: '旅馆业', scale: ['大型'] }],
    [{ category: '旅馆业', blacklisted: false }],
  ])('R-096 refuses the filter %o', (filter) => {
    expect(refusal(open([stratum('旅馆业', { filter })]), ['旅馆业'], gaoqing)).toBe(
      'open-draw-selects',
    );
    expect(refusal(mode([stratum('旅馆业', { filter })]), ['旅馆业'], gaoqing)).toBeUndefined();
  });

  it('R-096 refuses weights, and a category of its items that it leaves out', () => {
    const weighted = stratum('旅馆业', { weights: { 高: 3 } });
    expect(refusal(open([weighted]), ['旅馆业'], gaoqing)).toBe('open-draw-selects');
    const one = open([stratum('旅馆业')]);
    expect(refusal(one, ['旅馆业', '典当业'], gaoqing)).toBe('open-draw-incomplete');
    expect(refusal(one, ['旅馆业'], gaoqing)).toBeUndefined();
  });
});

describe('分级轮查', () => {
  const venues = stratum('娱乐场所', { filter: { category: '娱乐场所', grade: ['A'] } });
  const rotation = (strata: StratumPlan[], more: Partial<Mode> = {}) =>
    mode(strata, { mode: 'rotation', batches: 4, ...more });

  it.each([
    ['娱乐场所', { grade: ['A'] }, 3],
    ['娱乐场所', { grade: ['A', 'B'] }, 2],
    ['娱乐场所', { grade: ['C'] }, 1],
    ['娱乐场所', {}, 1],
    ['旅馆业', { blacklisted: true }, 1],
    ['旅馆业', { blacklisted: false }, 3],
    ['旅馆业', {}, 1],
    ['民用枪支弹药从业单位', {}, 3],
    ['爆破作业单位', {}, 3],
    ['公章刻制业', {}, undefined],
    ['互联网上网服务场所', {}, undefined],
    ['没有规定的类别', {}, undefined],
  ])('R-071 to R-077 %s %o is visited every %s months', (category, filter, months) => {
    expect(rotationOf(xianyou, { category, ...filter })?.months).toBe(months);
    expect(rotationOf(gaoqing, { category, ...filter })).toBeUndefined();
  });

  it('is known only to bureaus whose rules have it, and for the classes that they name', () => {
    expect(refusal(rotation([venues]), ['娱乐场所'], xianyou)).toBeUndefined();
    expect(refusal(rotation([venues]), ['娱乐场所'], gaoqing)).toBe('mode-not-allowed');
    const seals = stratum('公章刻制业');
    expect(refusal(rotation([seals]), ['公章刻制业'], xianyou)).toBe('rotation-not-ruled');
  });

  it('ends within the period of the class, to the day', () => {
    const until = (endsOn: string) =>
      refusal(rotation([venues], { startsOn: '2026-11-30', endsOn }), ['娱乐场所'], xianyou);
    expect(until('2027-02-27')).toBeUndefined();
    expect(until('2027-02-28')).toBe('rotation-too-long');
  });

  it('is sealed, unweighted, and has a day for each batch', () => {
    const open = rotation([venues], { sealed: false });
    expect(refusal(open, ['娱乐场所'], xianyou)).toBe('rotation-unsealed');
    const weighted = rotation([{ ...venues, weights: { 高: 2 } }]);
    expect(refusal(weighted, ['娱乐场所'], xianyou)).toBe('rotation-weighted');
    const short = { endsOn: '2026-09-16' };
    expect(refusal(rotation([venues], { ...short, batches: 3 }), ['娱乐场所'], xianyou)).toBe(
      undefined,
    );
    for (const batches of [4, undefined]) {
      const task = rotation([venues], { ...short, batches });
      expect(refusal(task, ['娱乐场所'], xianyou)).toBe('batches-too-many');
    }
  });

  it('R-071 knows no yearly cap where the rules exempt its classes', () => {
    const capped: Profile = {
      ...xianyou,
      parameters: {
        ...xianyou.parameters,
        'cap.maxPerYear': { ...xianyou.parameters['cap.maxPerYear'], value: 2 },
      },
    };
    expect(capOf(capped, '娱乐场所')).toBeNull();
    expect(capOf(capped, '没有规定的类别')).toBe(2);
    expect(capOf(gaoqing, '娱乐场所')).toBe(2);
  });
});

describe('the floor of a sample', () => {
  it.each([
    ['互联网上网服务场所', 500, 'freq.netcafe'],
    ['保安服务业', 500, 'freq.security'],
    ['武装守护押运服务企业', 501, 'freq.escort'],
    ['消防安全单位', 500, 'freq.baseline'],
    ['没有规定的类别', 500, 'freq.baseline'],
  ])('R-075 R-078 R-079 is for %s %s basis points by %s', (category, bp, key) => {
    expect(floorOf(xianyou, { category })).toEqual({ bp, key });
    expect(floorOf(gaoqing, { category })).toBeUndefined();
    const at = (ratioBp: number) =>
      refusal(mode([stratum(category, { ratioBp })]), [category], xianyou);
    expect(at(bp - 1)).toBe('ratio-below-floor');
    expect(at(bp)).toBeUndefined();
  });
});

describe('the ids of a pool', () => {
  const item = { category: '旅馆业', disclosure: 'full' };
  const plain = stratum('旅馆业');

  it('draw.md §2 are pseudonyms where a stratum tells a risk or a class is restricted', () => {
    expect(poolIdsOf(gaoqing, [plain], [item])).toBe('code');
    for (const more of [
      { filter: { category: '旅馆业', risk: ['高'] } },
      { filter: { category: '旅馆业', grade: ['A'] } },
      { filter: { category: '旅馆业', blacklisted: true } },
      { weights: { 高: 3 } },
    ]) {
      expect(poolIdsOf(gaoqing, [plain, { ...plain, ...more }], [item])).toBe('pseudonym');
    }
    expect(poolIdsOf(gaoqing, [plain], [{ ...item, disclosure: 'restricted' }])).toBe('pseudonym');
    const guns = { ...item, category: '民用枪支弹药从业单位' };
    expect(poolIdsOf(xianyou, [stratum(guns.category)], [guns])).toBe('pseudonym');
    const area = { ...plain, filter: { category: '旅馆业', area: ['田镇街道'] } };
    expect(poolIdsOf(gaoqing, [area], [item])).toBe('code');
  });
});
