import { describe, expect, it } from 'vitest';
import { deploymentGrounds, liftsNoRepeat, typeOfTask } from '../../domain/deployment.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import type { StratumPlan } from '../../domain/strata.ts';
import { refuseOverlap, stratumOf } from '../../domain/strata.ts';
import { refuseReversed, strataByRisk, triggersOf } from '../../domain/uplift.ts';

const category = '旅馆业';
const gaoqing = profileOf('gaoqing');

const stratum = (
  number: number,
  filter: Omit<StratumPlan['filter'], 'category'>,
  ratioBp: number,
  weights?: Record<string, number>,
): StratumPlan => ({
  number,
  name: `第${number}层`,
  filter: { category, ...filter },
  ratioBp,
  min: 0,
  weights,
});

describe('R-056 low risk lower, high risk and the dishonest higher', () => {
  it.each([
    ['high risk below low risk', { risk: ['高'] }, { risk: ['低'] }],
    ['high risk below middle and low', { risk: ['高'] }, { risk: ['中', '低'] }],
    ['the blacklisted below the others', { blacklisted: true }, { blacklisted: false }],
    ['the raised below the others', { raised: true }, { raised: false }],
  ])('refuses %s, unless a reason is given', (_title, high, low) => {
    const strata = [stratum(1, high, 300), stratum(2, low, 500)];
    expect(() => refuseReversed(strata, '', gaoqing)).toThrow(
      expect.objectContaining({
        code: 'ratio-reversed',
        details: expect.objectContaining({
          rule: expect.stringContaining('第十六条 · plan.riskUplift'),
        }),
      }),
    );
    expect(() => refuseReversed(strata, '高风险对象上半年已全部检查', gaoqing)).not.toThrow();
  });

  it.each([
    ['the same ratio', { risk: ['高'] }, 500, { risk: ['低'] }],
    ['strata that overlap in their risks', { risk: ['高', '低'] }, 300, { risk: ['中'] }],
    ['a risk that the registry does not rank', { risk: ['高'] }, 300, { risk: ['待定'] }],
    ['a stratum of every risk', { risk: ['高'] }, 300, { area: ['田镇派出所'] }],
  ])('compares what can be compared: not %s', (_title, high, ratioBp, low) => {
    const strata = [stratum(1, high, ratioBp), stratum(2, low, 500)];
    expect(() => refuseReversed(strata, '', gaoqing)).not.toThrow();
  });

  it('refuses weights by which the risky weigh less', () => {
    const reversed = [stratum(1, {}, 1000, { 高: 1, 低: 3 })];
    expect(() => refuseReversed(reversed, '', gaoqing)).toThrow(
      expect.objectContaining({ code: 'weights-reversed' }),
    );
    const right = [stratum(1, {}, 1000, { 高: 3, 中: 2 })];
    expect(() => refuseReversed(right, '', gaoqing)).not.toThrow();
  });
});

describe('P-20 R-057 who is drawn more', () => {
  it.each([
    ['gaoqing', ['high-risk', 'discredited']],
    ['gaoxin', ['high-risk', 'discredited']],
    [
      'xuchang',
      ['public-concern', 'complaints', 'abnormal', 'seriously-discredited', 'serious-violation'],
    ],
    ['yangcheng', ['complaints', 'abnormal', 'serious-violation', 'special-industry', 'key-area']],
    [
      'xianyou',
      [
        'complaints',
        'abnormal',
        'serious-violation',
        'fire-hazard',
        'penalty',
        'past-fire',
        'blacklisted',
      ],
    ],
  ])('%s raises by %j', (slug, triggers) => {
    expect(triggersOf(profileOf(slug))).toEqual(triggers);
  });

  it('splits a category in two that hold everybody once', () => {
    const strata = strataByRisk(gaoqing, category, 500).map((one, at) => ({
      number: at + 1,
      name: String(at),
      min: 0,
      ...one,
    }));
    expect(strata.map(({ filter }) => filter.raised)).toEqual([true, false]);
    expect(() => refuseOverlap(strata)).not.toThrow();
    expect(() => refuseReversed(strata, '', gaoqing)).not.toThrow();
    const subject = {
      category,
      risk: '',
      grade: '',
      jurisdiction: '',
      scale: '',
      subtype: '',
      blacklisted: false,
    };
    expect(stratumOf(strata, { ...subject, raised: true })?.number).toBe(1);
    expect(stratumOf(strata, { ...subject, raised: false })?.number).toBe(2);
  });
});

describe('R-038 subject.onlySubsisting', () => {
  const gone = { status: '停业', required: [], visits: 0, passed: false };

  it('keeps out what does not subsist, unless the rules say otherwise', () => {
    const rules = { cap: null, noRepeatPassedItem: false };
    expect(eligibilityOf(gone, { ...rules, onlySubsisting: true })).toBe(3);
    expect(eligibilityOf(gone, rules)).toBe(3);
    expect(eligibilityOf(gone, { ...rules, onlySubsisting: false })).toBe(0);
  });
});

describe('R-011 what an inspection counts as', () => {
  it('random, unless its draw was ordered apart', () => {
    expect(typeOfTask(undefined)).toBe('random');
    const said = { documentNo: '1', issuingBody: '', reason: '理由' };
    const types = deploymentGrounds.map((ground) => typeOfTask({ ground, ...said }));
    expect(types).not.toContain('random');
    expect(typeOfTask({ ground: 'special-rectification', ...said })).toBe('campaign');
    expect(typeOfTask({ ground: 'discredited', ...said })).toBe('credit');
  });

  it('R-065 a draw ordered apart is a special case in which a passed item may be repeated', () => {
    for (const slug of profileSlugs) {
      expect(liftsNoRepeat('special-event', profileOf(slug))).toBe(true);
      expect(liftsNoRepeat('key-industry', profileOf(slug))).toBe(true);
    }
  });
});
