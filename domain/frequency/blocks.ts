import type { Day } from '../calendar.ts';

/** A period of frequency; both days are part of it. */
export type Block = { startsOn: Day; endsOn: Day };

/**
 * The period of so many months (1, 2, 3, 6 or 12) that a day lies in, counted from 1 January. 仙游方案
 * 二(二)3、4 says 每个季度 and 每半年; that 每1个月, 每2个月 and 每3个月 are read alike, as parts of the
 * calendar year and not from visit to visit, is 系统默认，非本局文件规定: a rotation visits in a random
 * order within its period, so that two visits may lie up to two periods apart.
 */
export function blockOf(day: Day, months: number): Block {
  const [year, month] = partsOf(day);
  const first = month - ((month - 1) % months);
  return { startsOn: dayAt(year, first, 1), endsOn: dayAt(year, first + months, 0) };
}

/** The periods that begin between two days, the days included. */
export function blocksBeginning(from: Day, to: Day, months: number): Block[] {
  const blocks: Block[] = [];
  let block = blockOf(from, months);
  while (block.startsOn <= to) {
    if (block.startsOn >= from) blocks.push(block);
    block = blockOf(dayAfter(block.endsOn), months);
  }
  return blocks;
}

/** The next day. */
export const dayAfter = (day: Day): Day => daysAfter(day, 1);

/** So many days later. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function partsOf(day: Day): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

// Day 0 is the last one of the month before; months above 12 run into the next year.
const dayAt = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
