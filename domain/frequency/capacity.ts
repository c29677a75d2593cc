import { type Calendar, type Day, isWorkingDay } from '../calendar.ts';
import { dayAfter } from './blocks.ts';

/** So many visits that can be made between two days, both included. */
export type Load = { id: string; count: number; from: Day; to: Day };

/** Visits that cannot be made by their last day, whoever is inspected first. */
export type Shortfall = { id: string; missing: number; on: Day };

/**
 * What is left undone when on every working day at most `perDay` visits are made, those with the nearest
 * last day first. No other order leaves fewer undone: an empty answer says that everything can be done,
 * any other that no order can do it.
 */
export function shortfalls(
  loads: readonly Load[],
  perDay: number,
  calendar: Calendar,
): Shortfall[] {
  const waiting = loads
    .filter(({ count }) => count > 0)
    .map((load) => ({ ...load }))
    .sort((a, b) => compare(a.to, b.to) || compare(a.id, b.id));
  const last = waiting.at(-1)?.to;
  if (!last) return [];
  const first = waiting.reduce((day, { from }) => (from < day ? from : day), last);
  for (let day = first; day <= last; day = dayAfter(day)) {
    if (isWorkingDay(day, calendar)) work(waiting, day, perDay);
  }
  return waiting
    .filter(({ count }) => count > 0)
    .map(({ id, count, to }) => ({ id, missing: count, on: to }));
}

function work(waiting: Load[], day: Day, perDay: number): void {
  let left = perDay;
  for (const load of waiting) {
    if (left === 0) return;
    if (load.from > day || load.to < day) continue;
    const done = Math.min(left, load.count);
    load.count -= done;
    left -= done;
  }
}

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
