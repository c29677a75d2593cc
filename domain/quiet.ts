/** Hours without a sound, in minutes of the day in Asia/Shanghai; over midnight where `to` is not after `from`. */
export type QuietHours = { fromMinute: number; toMinute: number };

const dayMinutes = 24 * 60;
const minuteMs = 60_000;
// Asia/Shanghai is eight hours ahead, all year.
const zoneMs = 8 * 60 * minuteMs;
// Whoever hears of a limit later than this before it cannot keep it any more.
const noticeMs = 4 * 60 * minuteMs;

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
