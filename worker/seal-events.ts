import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { sealEvents } from '../usecases/archive/seal-events.ts';
import { takeCheckpoint } from '../usecases/archive/take-checkpoint.ts';

const batch = 2000;
// Reliability §3.3: every hour in which something happened is signed.
const everyMs = 3_600_000;

/** Seals what waits, batch by batch, and signs the trail once an hour. */
export async function sealTrail(): Promise<void> {
  const now = await currentTime();
  while ((await sealEvents(now, batch)) === batch);
  if (await isDue(now)) await takeCheckpoint(now);
}

// The demo's clock can be put back: a checkpoint of later counts as none.
async function isDue(now: Date): Promise<boolean> {
  const [row] = await database().query('select at from checkpoint order by size desc limit 1');
  const ageMs = row ? now.getTime() - row.at.getTime() : everyMs;
  return ageMs >= everyMs || ageMs < 0;
}
