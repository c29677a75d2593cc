import { setTimeout } from 'node:timers/promises';
import { type Paced, paceKeys, windowOf } from '../domain/delivery.ts';
import { waitInWindow } from '../domain/spoken-window.ts';

// What this process really said, whatever was booked: slots that were late come closer together.
const spokenByAccount = new Map<string, number[]>();
const pauses = new Map<string, { heardAt: number; until: number }>();

/** Who waits for their turn: taken when, to be sent not before when (instants of `performance.now`). */
export type Turn = { dest: Paced; claimedAt: number; sendAt: number };

/**
 * Waits for the booked instant, and for as long as the account would say more in a second than its
 * platform takes. Gives 0 when it may speak now; or, when the platform asked for a pause since the
 * message was taken, how long that still lasts, in milliseconds: then nothing is to be sent.
 */
export async function turnOf(turn: Turn): Promise<number> {
  await until(turn.sendAt);
  for (;;) {
    const paused = pauseOf(turn);
    if (paused > 0) return paused;
    const waitMs = takeTurn(turn.dest);
    if (waitMs === 0) return 0;
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

// Asked and taken in one, so that two who wait do not take the same turn.
function takeTurn(dest: Paced): number {
  const window = windowOf(dest);
  if (!window) return 0;
  const { account } = paceKeys(dest);
  const spoken = spokenByAccount.get(account) ?? [];
  const now = performance.now();
  const waitMs = waitInWindow(spoken, window, now);
  if (waitMs === 0) spokenByAccount.set(account, [...spoken.slice(1 - window.most), now]);
  return waitMs;
}

// A timer may fire a fraction of a millisecond early.
async function until(at: number): Promise<void> {
  for (let left = at - performance.now(); left > 0; left = at - performance.now()) {
    await setTimeout(Math.ceil(left));
  }
}
