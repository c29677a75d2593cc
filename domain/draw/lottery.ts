import { Refusal } from '../refusal.ts';

/** So many different numbers of 1…of. */
type Numbers = { count: number; of: number };

/** A public lottery whose results a draw may wait for. */
export type Lottery = {
  /** Bits that nobody can choose, as announced (draw.md §2): whole bits of the number of results. */
  bits: number;
  main: Numbers;
  extra: Numbers;
  /** Days of the week on which it is drawn, in the evening; Sunday is 0. */
  days: readonly number[];
};

/** The lotteries that count; a source of another name is allowed and counts nothing. */
export const lotteries: Readonly<Record<string, Lottery>> = {
  双色球: { bits: 24, main: { count: 6, of: 33 }, extra: { count: 1, of: 16 }, days: [0, 2, 4] },
  大乐透: { bits: 24, main: { count: 5, of: 35 }, extra: { count: 2, of: 12 }, days: [1, 3, 6] },
};

/** The bits that a lottery of this name is announced with. */
export const lotteryBits = (name: string): number =>
  Object.hasOwn(lotteries, name) ? lotteries[name]!.bits : 0;

/** Whether this lottery has a result on that day (YYYY-MM-DD); of others nobody here knows. */
export const isDrawnOn = (name: string, day: string): boolean =>
  lotteryBits(name) === 0 || lotteries[name]!.days.includes(new Date(`${day}T00:00Z`).getUTCDay());

/**
 * A result in the one way in which it is written here, so that no choice is left in how it is typed:
 * '03 08 12 22 27 31 + 09', numbers of each group rising. Refuses (`lottery-malformed`) what cannot be
 * a result of this lottery. Of a lottery that is not known the text is kept, with single spaces.
 */
export function lotteryText(name: string, typed: string): string {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (lotteryBits(name) === 0) {
    if (text === '' || text.length > 200) throw new Refusal('lottery-malformed', { name });
    return text;
  }
  const { main, extra } = lotteries[name]!;
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const groups = [numbers.slice(0, main.count), numbers.slice(main.count)] as const;
  const isResult = /^[\d ,;、+|-]+$/.test(text) && fits(groups[0], main) && fits(groups[1], extra);
  if (!isResult) {
    throw new Refusal('lottery-malformed', {
      name,
      count: main.count,
      of: main.of,
      extra: extra.count,
      extraOf: extra.of,
    });
  }
  return groups.map(written).join(' + ');
}

const fits = (numbers: readonly number[], { count, of }: Numbers): boolean =>
  new Set(numbers).size === count &&
  numbers.length === count &&
  numbers.every((number) => number >= 1 && number <= of);

const written = (numbers: readonly number[]): string =>
  numbers
    .toSorted((a, b) => a - b)
    .map((number) => String(number).padStart(2, '0'))
    .join(' ');
