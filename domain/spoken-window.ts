/** Something that was said to a platform, and when its answer came; instants in milliseconds. */
export type Spoken = { saidAt: number; answeredAt: number | undefined };

/** So many may be said within so many milliseconds. */
export type Window = { most: number; windowMs: number };

/**
 * When the platform heard each at the latest, as if the fastest had been heard in the moment it was
 * said: by so much as an answer took longer, what was said may have been held up on its way. One
 * without an answer may still be on its way.
 */
export function heardAt(spoken: readonly Spoken[], now: number): number[] {
  const took = spoken.flatMap(({ saidAt, answeredAt }) =>
    answeredAt === undefined ? [] : [answeredAt - saidAt],
  );
  const fastest = took.length > 0 ? Math.min(...took) : 0;
  return spoken.map(({ saidAt, answeredAt }) => Math.max(saidAt, (answeredAt ?? now) - fastest));
}

// Nobody waits longer than this before looking again: an answer may have come.
const longestWaitMs = 100;

/** How long to wait before one more may be said, given when the last ones were heard. */
export function waitInWindow(
  heard: readonly number[],
  { most, windowMs }: Window,
  now: number,
): number {
  const latest = heard.toSorted((one, other) => one - other).at(-most);
  const waitMs = latest === undefined ? 0 : Math.max(0, latest + windowMs - now);
  return Math.min(waitMs, longestWaitMs);
}
