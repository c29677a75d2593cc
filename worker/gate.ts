import { setTimeout } from 'node:timers/promises';
import { type Paced, paceKeys, windowOf } from '../domain/delivery.ts';
import { heardAt, type Spoken, waitInWindow } from '../domain/spoken-window.ts';

// What this process really said, whatever was booked: slots that were late come closer together.
const spokenByAccount = new Map<string, Spoken[]>();
const pauses = new Map<string, { heardAt: number; until: number }>();

/** Who waits for their turn: taken when, to be sent not before when (instants of `performance.now`). */
export type Turn = { dest: Paced; claimedAt: number; sendAt: number };

/** The platform asked for a pause since the message was taken: nothing was said. */
export type Paused = { pausedMs: number };

/**
 * Speaks at the booked instant, or as soon after it as the account's platform takes one more; not at
 * all when somebody was told meanwhile that it wants a pause.
 */
export async function inTurn<T extends object>(
  turn: Turn,
  speak: () => Promise<T>,
): Promise<T | Paused> {
  await until(turn.sendAt);
  for (;;) {
    const pausedMs = pauseOf(turn);
    if (pausedMs > 0) return { pausedMs };
    const waitMs = waitOf(turn.dest);
    if (waitMs === 0) return counted(turn.dest, speak);
    await until(performance.now() + waitMs);
  }
}

/** This process heard that a chat or an account is not to be spoken to for a while. */
export function hold(key: string, ms: number): void {
  const now = performance.now();
  for (const [other, { until }] of pauses) if (until <= now) pauses.delete(other);
  pauses.set(key, { heardAt: now, until: Math.max(pauses.get(key)?.until ?? 0, now + ms) });
}

// What was taken later has been held against the pauses that all workers share.
function pauseOf({ dest, claimedAt }: Turn): number {
  const now = performance.now();
  const waits = Object.values(paceKeys(dest)).map((key) => {
    const pause = pauses.get(key);
    return pause && pause.heardAt > claimedAt ? pause.until - now : 0;
  });
  return Math.max(0, ...waits);
}

function waitOf(dest: Paced): number {
  const window = windowOf(dest);
  if (!window) return 0;
  const now = performance.now();
  return waitInWindow(heardAt(spokenOf(dest), now), window, now);
}

// Counted before anything else can ask, so that two who wait do not take the same turn.
async function counted<T>(dest: Paced, speak: () => Promise<T>): Promise<T> {
  const spoken = spokenOf(dest);
  const mine: Spoken = { saidAt: performance.now(), answeredAt: undefined };
  spoken.push(mine);
  if (spoken.length > mostKept) spoken.shift();
  try {
    return await speak();
  } finally {
    mine.answeredAt = performance.now();
  }
}

const mostKept = 60;

function spokenOf(dest: Paced): Spoken[] {
  const { account } = paceKeys(dest);
  const spoken = spokenByAccount.get(account) ?? [];
  spokenByAccount.set(account, spoken);
  return spoken;
}

// A timer may fire a fraction of a millisecond early.
async function until(at: number): Promise<void> {
  for (let left = at - performance.now(); left > 0; left = at - performance.now()) {
    await setTimeout(Math.ceil(left));
  }
}
