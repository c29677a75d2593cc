import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldWithPersonalData, findPersonalData } from '../../domain/personal-data.ts';

describe('finding personal numbers before publication', () => {
  it.each([
    ['11010519491231002X', 'identity'],
    ['法人身份证：11010519491231002x。', 'identity'],
    ['110105 19491231 002X', 'identity'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'identity'],
    ['联系人王某13812345678', 'mobile'],
    ['+86 138-1234-5678', 'mobile'],
    ['8613812345678', 'mobile'],
    ['138–1234–5678', 'mobile'],
    ['4111111111111111', 'bank-card'],
    ['卡号 4111 1111 1111 1111', 'bank-card'],
    ['202 4111 1111 1111 1111', 'bank-card'],
    ['6222021234567890128', 'bank-card'],
  ])('finds the number in %s', (text, kind) => {
    expect(findPersonalData(text)).toBe(kind);
  });

  it.each([
    '',
    '未发现问题',
    '检查时间 2026-09-14 2026-10-31 2026-12-01',
    '阳公通字〔2023〕2号，第 110105 号',
    '110105194912310021',
    '11010519491331002X',
    '4111111111111112',
    '12812345678',
    '0533-6961234',
    '138123456789',
  ])('lets “%s” pass', (text) => {
    expect(findPersonalData(text)).toBeUndefined();
  });

  it('finds every valid identity number, whatever words stand around it', () => {
    const words = fc.stringMatching(/^[一-龥，。：]{0,8}$/);
    const digits = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
    fc.assert(
      fc.property(
        words,
        words,
        digits,
        fc.integer({ min: 1, max: 12 }),
        (before, after, tail, month) => {
          const body = `370322199${tail[0]}${String(month).padStart(2, '0')}15${tail}`;
          const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
          const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
          const number = `${body}${'10X98765432'[sum % 11]}`;
          expect(findPersonalData(`${before}${number}${after}`)).toBe('identity');
        },
      ),
    );
  });

  it('names the field', () => {
    expect(fieldWithPersonalData({ name: '宾馆', note: '电话13812345678' })).toBe('note');
    expect(fieldWithPersonalData({ name: '宾馆' })).toBeUndefined();
  });
});
