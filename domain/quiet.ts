/** Hours without a sound, in minutes of the day in Asia/Shanghai; over midnight where `to` is not after `from`. */
export type QuietHours = { fromMinute: number; toMinute: number };

const dayMinutes = 24 * 60;
const minuteMs = 60_000;
// Asia/Shanghai is eight hours ahead, all year.
const zoneMs = 8 * 60 * minuteMs;
/** Whoever hears of a limit later than this before it cannot keep it any more, in milliseconds. */
export const noticeMs = 4 * 60 * minuteMs;

/** Until when somebody wants no sound, or nothing when one may be made now. */
export function quietUntil({ fromMinute, toMinute }: QuietHours, now: Date): Date | undefined {
  const local = now.getTime() + zoneMs;
  const midnight = Math.floor(local / (dayMinutes * minuteMs)) * dayMinutes * minuteMs;
  const minute = (local - midnight) / minuteMs;
  const isOver = fromMinute < toMinute;
  const isQuiet = isOver
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
  if (!isQuiet) return undefined;
  const days = !isOver && minute >= fromMinute ? 1 : 0;
  return new Date(midnight + (toMinute + days * dayMinutes) * minuteMs - zoneMs);
}

/**
 * When a message may make a sound: now, or when the quiet of its reader is over. A legal limit goes
 * before the quiet: what has to be known by then is told at once if the quiet lasts too long for that.
 */
export function soundAt(quiet: readonly QuietHours[], now: Date, limit?: Date | null): Date {
  let at = now;
  // The end of one may lie within another.
  for (let round = 0; round <= quiet.length; round += 1) {
    const ends = quiet.flatMap((hours) => quietUntil(hours, at) ?? []);
    if (ends.length === 0) break;
    at = ends.reduce((one, other) => (one > other ? one : other));
  }
  return limit && at.getTime() > limit.getTime() - noticeMs ? now : at;
}

/** A minute of the day as a clock shows it. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

const written = /^(\d{1,2})[:：](\d{2})\s*(?:-|–|—|~|到|至|\s)\s*(\d{1,2})[:：](\d{2})$/;

/** Reads hours as people write them: 22:00-07:00; null for none, nothing where it is neither. */
export function readQuiet(text: string): QuietHours | null | undefined {
  const said = text.trim();
  if (/^(off|none|关|关闭|取消)$/i.test(said)) return null;
  const parts = written.exec(said)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [fromHour, from, toHour, to] = parts as [number, number, number, number];
  if (fromHour > 23 || toHour > 23 || from > 59 || to > 59) return undefined;
  const hours = { fromMinute: fromHour * 60 + from, toMinute: toHour * 60 + to };
  return hours.fromMinute === hours.toMinute ? undefined : hours;
}
