import { describe, expect, it } from 'vitest';
import { say, told } from '../../chat/text.ts';
import { ownDefault } from '../../domain/profile/cite.ts';

const rule = `${ownDefault} · P-28 substitution.approverRole`;

describe('what stands in a card', () => {
  it('says in English to English readers that no document of the bureau sets a value', () => {
    expect(say('zh-CN', rule)).toBe(rule);
    expect(say('en', rule)).not.toMatch(/\p{Script=Han}/u);
    expect(say('en', told('card.field.rule', { rule }))).not.toMatch(/\p{Script=Han}/u);
    expect(say('en', { list: [rule, '高青县公安局 第二十条'] })).toContain('高青县公安局 第二十条');
  });

  it('writes the days that a refusal names as its reader does, and no other words', () => {
    const held = { by: '孙立', at: '2026-09-14 09:30' };
    expect(say('zh-CN', told('refusal.verdict-held', held))).toContain(
      '2026年9月14日（周一） 09:30',
    );
    expect(say('en', told('refusal.verdict-held', held))).toContain(
      'on Mon 14 September 2026 09:30',
    );
    expect(say('en', '2026-10-30')).toBe('Fri 30 October 2026');
    expect(say('en', 'GQGA-2026-000001')).toBe('GQGA-2026-000001');
    expect(say('zh-CN', '2026-99-99')).toBe('2026-99-99');
  });
});
