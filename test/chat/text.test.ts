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
});
