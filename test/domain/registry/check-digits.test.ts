import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheck, isIdNumber, isUscc, usccCheck } from '../../../domain/registry/check-digits.ts';

const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
const first17 = fc.array(fc.constantFrom(...usccCharacters), { minLength: 17, maxLength: 17 });

describe('统一社会信用代码 (GB 32100)', () => {
  it.each(['91350100M000100Y43', '911100007109250324', '92370322LNU0YPAMDR'])(
    'holds %s',
    (code) => {
      expect(isUscc(code)).toBe(true);
    },
  );

  it('is found out by any single wrong character and any swap of neighbours', () => {
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...usccCharacters), (start, at, other) => {
        const code = [...start, usccCheck(start.join('')) ?? ''];
        expect(isUscc(code.join(''))).toBe(true);
        const mistyped = code.with(at, other);
        expect(isUscc(mistyped.join(''))).toBe(code[at] === other);
        const place = Math.min(at, 16);
        const [left = '', right = ''] = [code[place], code[place + 1]];
        const swapped = code.with(place, right).with(place + 1, left);
        expect(isUscc(swapped.join(''))).toBe(left === right);
      }),
    );
  });

  it('has neither other characters nor another length', () => {
    expect(isUscc('')).toBe(false);
    expect(isUscc('91350100M000100Y4')).toBe(false);
    expect(isUscc('91350100M000100Y433')).toBe(false);
    expect(isUscc('91350100I000100Y43')).toBe(false);
    expect(isUscc('91350100m000100y43')).toBe(false);
    expect(usccCheck('91350100O000100Y4')).toBeUndefined();
  });
});

describe('公民身份号码', () => {
  it.each(['11010519491231002X', '440524188001010014', '370399198701160583'])(
    'holds %s',
    (number) => {
      expect(isIdNumber(number)).toBe(true);
    },
  );

  it('needs a birthday that exists, and no district that does', () => {
    const withDay = (day: string) => `999999${day}001`;
    const number = (day: string) => withDay(day) + idCheck(withDay(day));
    expect(isIdNumber(number('20000229'))).toBe(true);
    expect(isIdNumber(number('19000229'))).toBe(false);
    expect(isIdNumber(number('19871301'))).toBe(false);
    expect(isIdNumber(number('19870100'))).toBe(false);
  });

  it('is found out by a wrong check character, and by old or lower-case forms', () => {
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isIdNumber('11010519491231002x')).toBe(false);
    expect(isIdNumber('110105491231002')).toBe(false);
    expect(isIdNumber('')).toBe(false);
  });
});
