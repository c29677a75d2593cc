import { describe, expect, it } from 'vitest';
import { frequencyRules } from '../../../domain/frequency/rules.ts';
import { profileOf, profileSlugs } from '../../../domain/profile/profile.ts';

type Line = [string, string | null, string | null, number, 'rotation' | 'sample', number | null];

// Written from 仙游方案 二(二) itself: 所有 is a rotation, what lacks it a sample of five in a hundred.
const table: Line[] = [
  ['R-070', null, null, 6, 'sample', 500],
  ['R-072', '娱乐场所', 'A', 3, 'rotation', null],
  ['R-072', '娱乐场所', 'B', 2, 'rotation', null],
  ['R-072', '娱乐场所', 'C', 1, 'rotation', null],
  ['R-073', '旅馆业', 'blacklisted', 1, 'rotation', null],
  ['R-073', '旅馆业', 'normal', 3, 'rotation', null],
  ['R-074', '机动车修理业', null, 3, 'sample', 500],
  ['R-074', '公章刻制业', null, 3, 'sample', 500],
  ['R-074', '典当业', null, 3, 'sample', 500],
  ['R-075', '保安服务业', null, 6, 'sample', 500],
  ['R-076', '民用枪支弹药从业单位', null, 3, 'rotation', null],
  ['R-077', '爆破作业单位', 'commercial', 3, 'rotation', null],
  ['R-077', '爆破作业单位', 'non-commercial', 6, 'rotation', null],
  ['R-078', '消防安全单位', null, 3, 'sample', 500],
  ['R-079', '互联网上网服务场所', null, 3, 'sample', 500],
];

const rules = frequencyRules(profileOf('xianyou'));
const ruleOf = (category: string | null, when: string | null = null) =>
  rules.find((rule) => rule.category === category && rule.when === when);

describe('R-070 R-074 the promises of 仙游, as the engine keeps them', () => {
  it.each(table)('%s %s %s: every %i months', (_, category, when, months, mode, minBp) => {
    expect(ruleOf(category, when)).toMatchObject({ months, mode, minBp });
  });

  it('R-075 armed escorts more often than security firms, and more of them', () => {
    const [escort, security] = [ruleOf('武装守护押运服务企业')!, ruleOf('保安服务业')!];
    expect(escort.months).toBeLessThan(security.months);
    expect(escort.minBp).toBeGreaterThan(security.minBp!);
  });

  it('are all of them, and no other bureau has any', () => {
    expect(rules).toHaveLength(table.length + 1);
    for (const slug of profileSlugs.filter((one) => one !== 'xianyou')) {
      expect(frequencyRules(profileOf(slug)), slug).toEqual([]);
    }
  });
});
