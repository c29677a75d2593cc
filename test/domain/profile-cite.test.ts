import { describe, expect, it } from 'vitest';
import { articleOf, cite } from '../../domain/profile/cite.ts';
import { profileOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { translateAny } from '../../locales/translate.ts';
import { withholdingGround } from '../../domain/disclosure.ts';

describe('a refusal by a rule', () => {
  it('R-019 names bureau, article, number and key of the parameter', () => {
    expect(cite(profileOf('gaoqing'), 'subst.method')).toBe(
      '高青县公安局 第二十条 · P-29 subst.method',
    );
    expect(articleOf(profileOf('gaoqing'), 'subst.method')).toBe('高青县公安局 第二十条');
  });

  it('R-019 says that the value is the product’s own where no document sets it', () => {
    expect(cite(profileOf('yangcheng'), 'cap.maxPerYear')).toBe(
      '系统默认，非本局文件规定 · P-13 cap.maxPerYear',
    );
    expect(cite(profileOf('gaoqing'), 'draw.minPool')).toMatch(/ · draw\.minPool$/);
  });

  it('R-019 shows the parameter in both languages', () => {
    const refused = thrownBy(() => withholdingGround('shame', '旅馆业', profileOf('xuchang')));
    const texts = (['zh-CN', 'en'] as const).map((locale) =>
      translateAny(locale, `refusal.${refused.code}`, refused.details),
    );
    for (const text of texts) {
      expect(text).toContain('许昌市公安局 二(九)');
      expect(text).toContain('disclosure.exceptionGrounds');
    }
    expect(
      translateAny('en', 'refusal.mode-not-allowed', {
        rule: cite(profileOf('xuchang'), 'draw.mode'),
      }),
    ).not.toMatch(/系统默认/);
  });
});

function thrownBy(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
}
