import { createPostgresBackend, type Job, Queue, Worker, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { type JobName, jobs, type Payload, type QueueName } from '../domain/jobs.ts';
import { log } from '../log.ts';
import { connectRedis, readSettings, refuseForgetful } from './redis.ts';

/** A job to offer; offering the same id twice leaves one. */
export type Offer<N extends JobName = JobName> = {
  name: N;
  id: string;
  payload: Payload<N>;
  /** Milliseconds until it is to be worked on. */
  delayMs?: number;
};

/** BullMQ on whichever backend this process is configured for. It wakes and retries, it owns nothing. */
export type Queues = {
  backend: 'redis' | 'postgres';
  /** Adds the jobs that are not there yet. */
  offer: (offers: Offer[]) => Promise<void>;
  /** Runs the jobs of a queue until closed. */
  work: (queue: QueueName, perform: (job: Job) => Promise<void>) => Worker;
  /** Jobs waiting, running and failed; throws when the backend is away or has become forgetful. */
  check: () => Promise<Record<string, number>>;
  close: () => Promise<void>;
};

type Settings = Pick<Config, 'REDIS_URL' | 'DATABASE_URL'>;

type Backend = Pick<Queues, 'backend' | 'close'> & {
  queue: (name: QueueName) => Queue;
  worker: (name: QueueName, perform: (job: Job) => Promise<void>) => Worker;
  check: () => Promise<void>;
};

/** Every queue, once. */
export const queueNames = [...new Set(Object.values(jobs).map(({ queue }) => queue))];

// A finished job leaves at once: kept, it would swallow the next of its id without a word. What it
// did stands in Postgres. The outbox decides about another try, so BullMQ makes one only.
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

const workerOptions: Omit<WorkerOptions, 'connection'> = {
  maxStalledCount: 3,
  lockDuration: 60_000,
};

// A message is mostly on its way, half a second each: of Telegram's 30 a second 15 at any time, of Slack one
// for each channel that is busy. With 20 for both, Slack's channels went at half their pace.
const concurrency: Record<QueueName, number> = {
  chat: 48,
  push: 10,
  reminders: 5,
  imports: 5,
  archives: 1,
};

/** The one place that decides where BullMQ works: on Redis where `REDIS_URL` is set, else on Postgres. */
export async function openQueues({ REDIS_URL, DATABASE_URL }: Settings): Promise<Queues> {
  const backend = REDIS_URL ? await onRedis(REDIS_URL) : onPostgres(DATABASE_URL);
  const queues = new Map(queueNames.map((name) => [name, quiet(backend.queue(name), name)]));
  await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
  return {
    backend: backend.backend,
    offer: async (offers) => {
      for (const [name, queue] of queues) await add(queue, ofQueue(offers, name));
    },
    work: (name, perform) => quiet(backend.worker(name, perform), name),
    check: async () => {
      await backend.check();
      return countAll([...queues.values()]);
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}

const ofQueue = (offers: Offer[], name: QueueName) =>
  offers.filter((offer) => jobs[offer.name].queue === name);

async function add(queue: Queue, offers: Offer[]): Promise<void> {
  if (offers.length === 0) return;
  await queue.addBulk(
    offers.map(({ name, id, payload, delayMs = 0 }) => ({
      name,
      data: payload,
      opts: { ...jobOptions, jobId: id, ...(delayMs > 0 && { delay: Math.ceil(delayMs) }) },
    })),
  );
}

async function countAll(queues: Queue[]): Promise<Record<string, number>> {
  const total: Record<string, number> = { waiting: 0, active: 0, failed: 0 };
  for (const queue of queues) {
    const counts = await queue.getJobCounts('waiting', 'active', 'failed');
    for (const [state, count] of Object.entries(counts)) total[state] = (total[state] ?? 0) + count;
  }
  return total;
}

async function onRedis(url: string): Promise<Backend> {
  const producer = await connectRedis(url, 'producer');
  try {
    refuseForgetful(await readSettings(producer));
  } catch (error) {
    producer.disconnect();
    throw error;
  }
  const consumer = await connectRedis(url, 'consumer');
  const prefix = 'yaohao';
  return {
    backend: 'redis',
    queue: (name) => new Queue(name, { connection: shared(producer), prefix }),
    worker: (name, perform) =>
      new Worker(name, perform, {
        ...workerOptions,
        concurrency: concurrency[name],
        connection: shared(consumer),
        prefix,
      }),
    check: async () => refuseForgetful(await readSettings(producer)),
    close: async () => {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

// BullMQ's type of a client has an index signature, which no class has.
const shared = (redis: Redis) => redis as never;

function onPostgres(connectionString: string): Backend {
  const connection = { connectionString, max: 2, application_name: 'yaohao-queue' };
  return {
    backend: 'postgres',
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, perform) =>
      new Worker(
        name,
        perform,
        { ...workerOptions, concurrency: concurrency[name], connection },
        createPostgresBackend,
      ) as unknown as Worker,
    check: async () => {},
    close: async () => {},
  };
}

// Without a listener one dropped connection would end the process.
function quiet<T extends Queue | Worker>(source: T, queue: QueueName): T {
  (source as Queue).on('error', (error) => log.warn({ err: error, queue }, 'queue'));
  return source;
}
