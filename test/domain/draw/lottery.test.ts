import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDrawnOn, lotteries, lotteryBits, lotteryText } from '../../../domain/draw/lottery.ts';

const refused = expect.objectContaining({ code: 'lottery-malformed' });

describe('the result of a lottery as a value', () => {
  it('has one way of writing, however it is typed', () => {
    const written = '03 08 12 22 27 31 + 09';
    for (const typed of [
      '3 8 12 22 27 31 + 9',
      '31,27,22,12,08,03+09',
      '０３　０８　１２　２２　２７　３１　＋　０９',
      '03、08、12、22、27、31 | 09',
    ]) {
      expect(lotteryText('双色球', typed)).toBe(written);
    }
    expect(lotteryText('大乐透', '35 34 3 2 1 12 11')).toBe('01 02 03 34 35 + 11 12');
  });

  it('refuses what cannot be a result of this lottery', () => {
    for (const typed of [
      '',
      '3 8 12 22 27 + 9',
      '3 8 12 22 27 31 + 17',
      '3 8 12 22 27 34 + 9',
      '3 3 12 22 27 31 + 9',
      '0 8 12 22 27 31 + 9',
      '3 8 12 22 27 31 + 9 10',
      '3 8 12 22 27 31 + 9 (第 2026100 期)',
      '03081222273109',
    ]) {
      expect(() => lotteryText('双色球', typed), typed).toThrow(refused);
    }
  });

  it('keeps the text of a lottery that is not known, with single spaces', () => {
    expect(lotteryText('六合彩', '  12   34\n56 ')).toBe('12 34 56');
    expect(() => lotteryText('六合彩', ' ')).toThrow(refused);
    expect(() => lotteryText('六合彩', '1'.repeat(201))).toThrow(refused);
  });

  it('is the same for every order of the same numbers', () => {
    const group = ({ count, of }: { count: number; of: number }) =>
      fc.uniqueArray(fc.integer({ min: 1, max: of }), { minLength: count, maxLength: count });
    for (const [name, { main, extra }] of Object.entries(lotteries)) {
      fc.assert(
        fc.property(group(main), group(extra), (first, second) => {
          const text = lotteryText(name, `${first.join(' ')} + ${second.join(' ')}`);
          const turned = [...first.toReversed(), ...second.toReversed()].join(',');
          expect(lotteryText(name, turned)).toBe(text);
          expect(lotteryText(name, text)).toBe(text);
        }),
        { seed: 31, numRuns: 200 },
      );
    }
  });

  it('has 24 whole bits, which is what its results can say', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    for (const [name, { bits, main, extra }] of Object.entries(lotteries)) {
      const results = choose(main.of, main.count) * choose(extra.of, extra.count);
      expect(Math.floor(Math.log2(results)), name).toBe(bits);
    }
    expect(lotteryBits('六合彩')).toBe(0);
  });

  it('is drawn on its days of the week', () => {
    expect(isDrawnOn('双色球', '2026-09-15')).toBe(true);
    expect(isDrawnOn('双色球', '2026-09-14')).toBe(false);
    expect(isDrawnOn('大乐透', '2026-09-14')).toBe(true);
    expect(isDrawnOn('六合彩', '2026-09-14')).toBe(true);
  });
});
