import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** 执行时间段, 高青细则 第十七条: visits are taken on and begun in the window of all their tasks. */
export function refuseOutsideWindow(
  { now }: Context,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): void {
  const today = dayOf(now);
  if (today < startsOn || today > endsOn) {
    throw new Refusal('outside-window', { from: startsOn, to: endsOn });
  }
}
