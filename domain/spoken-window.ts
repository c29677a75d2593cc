/**
 * How long to wait, in milliseconds, before one more may be spoken: never more than `most` within
 * `windowMs`. `spoken` are the instants of the last ones, the oldest first.
 */
export function waitInWindow(
  spoken: readonly number[],
  { most, windowMs }: { most: number; windowMs: number },
  now: number,
): number {
  const oldest = spoken.at(-most);
  return oldest === undefined ? 0 : Math.max(0, oldest + windowMs - now);
}
