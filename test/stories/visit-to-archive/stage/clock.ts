import { afterAll, beforeAll } from 'vitest';
import { dayOf } from '../../../../domain/day.ts';
import type { JobName, Payload } from '../../../../domain/jobs.ts';
import { buildOne, sweepArchives } from '../../../../worker/build-archive.ts';
import { closeTasks } from '../../../../worker/close-tasks.ts';
import { type Offer, openQueues, type Queues } from '../../../../worker/queue.ts';
import { sealTrail } from '../../../../worker/seal-events.ts';
import { remindOne, sweepObligations } from '../../../../worker/sweep-obligations.ts';
import { takeIntakes } from '../../../../worker/take-intake.ts';
import type { OpenDatabase } from '../../../support/database.ts';
import { startRedis, type TestRedis } from '../../../support/redis.ts';
import { hasRedis } from '../../../support/requirements.ts';

/** The simulated clock of a story, and the worker that looks around as the days pass. */
export type Clock = {
  now: () => Date;
  /** Begins at ten o'clock of a day before which nothing is owed. */
  begin: (day: string) => Promise<void>;
  /**
   * Goes on to ten o'clock of a day in Shanghai. The worker looks in the evening of the day that ends and at nine
   * of every day that begins: it closes tasks, reminds, and registers what is late.
   */
  until: (day: string) => Promise<void>;
  /** All that the worker looks for at this moment: what was handed in, archives and seals as well. */
  look: () => Promise<void>;
};

const dayMs = 86_400_000;
const instant = (day: string, hour: number) =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);

/** A clock that stands where the story left it, with the queues of a site; call it below `useDatabase`. */
export function useClock({ sql, office }: OpenDatabase): Clock {
  process.env['DEMO'] = '1';
  let now = instant('2026-01-20', 9);
  let redis: TestRedis | undefined;
  let queues: Queues;
  let hands: Hands;
  beforeAll(async () => {
    if (hasRedis) redis = await startRedis();
    queues = await openQueues({ DATABASE_URL: office, REDIS_URL: redis?.url });
    hands = handsAt(queues);
    await at('2026-01-20', 9);
  });
  afterAll(async () => {
    await hands.close();
    await queues.close();
    await redis?.stop();
    delete process.env['DEMO'];
  });
  const at = async (day: string, hour: number) => {
    now = instant(day, hour);
    await sql(
      `insert into demo_clock (at, set_at) values ($1, clock_timestamp())
       on conflict (one) do update set at = excluded.at, set_at = excluded.set_at`,
      [now],
    );
  };
  const remind = async () => {
    await closeTasks();
    await sweepObligations(hands.work);
  };
  const until = async (day: string) => {
    await at(dayOf(now), 18);
    await remind();
    while (dayOf(now) < day) {
      await at(dayOf(new Date(now.getTime() + dayMs)), 9);
      await remind();
    }
    if (dayOf(now) > day) throw new Error(`${day} is over`);
    await at(day, 10);
  };
  const look = async () => {
    await takeIntakes();
    await remind();
    await sweepArchives(hands.work);
    await sealTrail();
  };
  return { now: () => now, begin: (day) => at(day, 10), until, look };
}

type Perform = { [N in JobName]?: (payload: Payload<N>) => Promise<void> };
const perform: Perform = { 'remind-obligation': remindOne, 'build-archive': buildOne };

type Hands = { work: (offers: Offer[]) => Promise<void>; close: () => Promise<void> };

/** Works on what is offered to the queues; `work` answers when each job is done, and fails with one. */
function handsAt(queues: Queues): Hands {
  const waiting = new Map<string, { done: () => void; failed: (error: Error) => void }>();
  const workers = (['reminders', 'archives'] as const).map((name) => {
    const worker = queues.work(name, async (job) => {
      await (perform[job.name as JobName] as (payload: unknown) => Promise<void>)(job.data);
    });
    worker.on('completed', (job) => waiting.get(job.id!)?.done());
    worker.on('failed', (job, error) => waiting.get(job?.id ?? '')?.failed(error));
    return worker;
  });
  const work = async (offers: Offer[]) => {
    const all = offers.map(
      ({ id }) =>
        new Promise<void>((done, failed) => {
          waiting.set(id, { done, failed });
        }),
    );
    await queues.offer(offers);
    await Promise.all(all);
    for (const { id } of offers) waiting.delete(id);
  };
  return { work, close: async () => void (await Promise.all(workers.map((one) => one.close()))) };
}
