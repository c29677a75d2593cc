import { ConfigError } from '../config.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { sweeps, type SweepName } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { type BotHealth, botHealth } from './health-bots.ts';
import { type PushHealth, pushHealth } from './health-push.ts';
import type { Queues } from './queue.ts';

/** One part of the worker: in order or not, and what there is to say about it in figures. */
type Part<T> = { ok: boolean; problem?: string | undefined } & Partial<T>;

/** How the worker is. `ok` false means that somebody has to look: the answer is 503 then. */
export type Health = {
  ok: boolean;
  at: string;
  database: Part<{ latencyMs: number }>;
  queue: Part<{ backend: string; waiting: number; active: number; failed: number }>;
  sweeps: { name: SweepName; ok: boolean; at: string | null; ageMs: number | null }[];
  messages: Part<{ pending: number; failed: number; unknown: number; held: number }> & {
    oldestPendingMs: number | null;
  };
  /** Yellow: no reason to restart anything, but somebody should look. */
  warn: boolean;
  bots: BotHealth[];
  push: PushHealth;
};

// Reliability §1.4: three missed sweeps are an alarm.
const missed = 3;

/** Looks at everything the worker depends on; what cannot be reached is reported, never thrown. */
export async function healthOf(queues: Queues): Promise<Health> {
  const started = Date.now();
  const [queue, beats, messages, bots, push] = await Promise.all([
    part('queue', () => queues.check()),
    part('database', async () => ({ beats: await readBeats(), latencyMs: Date.now() - started })),
    part('messages', readMessages),
    botHealth(),
    pushHealth(),
  ]);
  const { beats: found = [], ...base } = beats;
  const parts = {
    database: base,
    queue: { ...queue, backend: queues.backend },
    messages: { oldestPendingMs: null, ...messages },
  };
  const states = sweepStates(found);
  const ok = [...Object.values(parts), ...states].every((each) => each.ok);
  const warn = bots.some((bot) => !bot.ok) || !push.ok;
  return { ok, at: new Date().toISOString(), ...parts, sweeps: states, bots, push, warn };
}

async function part<T>(name: string, read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, ...(await read()) };
  } catch (error) {
    log.warn({ err: error, part: name }, 'not healthy');
    // What an administrator has to mend is said; anything else may name hosts and people.
    return {
      ok: false,
      problem: error instanceof ConfigError ? error.message : undefined,
    } as Part<T>;
  }
}

type Beat = { name: string; at: Date; ageMs: number };

const readBeats = (): Promise<Beat[]> =>
  database().query(
    `select name, at, (extract(epoch from clock_timestamp() - at) * 1000)::float8 as "ageMs" from heartbeat`,
  );

function sweepStates(beats: Beat[]): Health['sweeps'] {
  return (Object.keys(sweeps) as SweepName[]).map((name) => {
    const beat = beats.find((each) => each.name === name);
    const ageMs = beat ? Math.round(beat.ageMs) : null;
    const ok = ageMs !== null && ageMs <= missed * sweeps[name].everyMs;
    return { name, ok, at: beat?.at.toISOString() ?? null, ageMs };
  });
}

type Messages = Omit<Health['messages'], 'ok'>;

async function readMessages(): Promise<Messages> {
  const [row]: (Messages & { oldest: Date | null })[] = await database().query(
    `select count(*) filter (where state in ('pending', 'sending'))::int as pending,
       count(*) filter (where state = 'failed')::int as failed,
       count(*) filter (where state = 'unknown')::int as unknown,
       count(*) filter (where state = 'held')::int as held,
       min(created_at) filter (where state in ('pending', 'sending')) as oldest
     from message`,
  );
  const { oldest = null, ...counts } = row ?? { oldestPendingMs: null };
  const ageMs = oldest && Math.max(0, (await currentTime()).getTime() - oldest.getTime());
  return { ...counts, oldestPendingMs: ageMs };
}
