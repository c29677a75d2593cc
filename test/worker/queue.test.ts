import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobId } from '../../domain/jobs.ts';
import { type Offer, openQueues, type Queues } from '../../worker/queue.ts';
import { useDatabase } from '../support/database.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { hasRedis } from '../support/requirements.ts';

const database = useDatabase();

let redis: TestRedis | undefined;
beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());

const deliver = (messageId: string, attempt = 0): Offer => ({
  name: 'deliver-messages',
  id: jobId.deliver(messageId, attempt),
  payload: { messageIds: [messageId] },
});

/** Runs jobs until `count` were done and gives what they carried. */
async function carried(queues: Queues, count: number): Promise<unknown[]> {
  const done: unknown[] = [];
  await new Promise<void>((resolve) => {
    const worker = queues.work('chat', async (job) => {
      done.push(job.data);
      if (done.length === count)
        void Promise.resolve()
          .then(() => worker.close())
          .then(resolve);
    });
  });
  return done;
}

const backends = ['postgres', 'redis'] as const;

for (const backend of backends) {
  describe.runIf(backend === 'postgres' || hasRedis)(`a queue on ${backend}`, () => {
    let queues: Queues;
    const settings = () => ({
      DATABASE_URL: database.office,
      REDIS_URL: backend === 'redis' ? redis?.url : undefined,
    });
    beforeAll(async () => {
      queues = await openQueues(settings());
    });
    afterAll(() => queues.close());

    it('says where it works', () => {
      expect(queues.backend).toBe(backend);
    });

    it('carries what was offered to whoever works', async () => {
      const id = randomUUID();
      await queues.offer([deliver(id)]);
      expect(await carried(queues, 1)).toEqual([{ messageIds: [id] }]);
    });

    it('keeps one of two offers with the same id', async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      await queues.offer([deliver(first), deliver(first)]);
      await queues.offer([deliver(first), deliver(second)]);
      expect((await queues.check())['waiting']).toBe(2);
      expect(await carried(queues, 2)).toEqual([{ messageIds: [first] }, { messageIds: [second] }]);
    });

    it('takes the same id again when its job is done', async () => {
      const id = randomUUID();
      await queues.offer([deliver(id)]);
      expect(await carried(queues, 1)).toEqual([{ messageIds: [id] }]);
      await queues.offer([deliver(id)]);
      expect(await carried(queues, 1)).toEqual([{ messageIds: [id] }]);
      expect(await queues.check()).toMatchObject({ waiting: 0, active: 0, failed: 0 });
    });

    it('takes the same id again when its job failed', async () => {
      const id = randomUUID();
      await queues.offer([deliver(id)]);
      const failing = queues.work('chat', () => Promise.reject(new Error('as told')));
      const [, error] = await once(failing, 'failed');
      expect(error).toMatchObject({ message: 'as told' });
      await failing.close();
      await queues.offer([deliver(id)]);
      expect(await carried(queues, 1)).toEqual([{ messageIds: [id] }]);
    });
  });
}

describe.runIf(hasRedis)('a Redis', () => {
  const open = (url: string) => openQueues({ DATABASE_URL: database.office, REDIS_URL: url });

  it('that would drop jobs when memory is short is refused, in both languages', async () => {
    const forgetful = await startRedis();
    await forgetful.set('maxmemory-policy', 'allkeys-lru');
    await expect(open(forgetful.url)).rejects.toThrow(
      /allkeys-lru，必须是 noeviction[^]*must be noeviction/,
    );
    await forgetful.stop();
  });

  it('that becomes forgetful later is noticed', async () => {
    const changing = await startRedis();
    const queues = await open(changing.url);
    expect(await queues.check()).toMatchObject({ waiting: 0 });
    await changing.set('maxmemory-policy', 'volatile-lru');
    await expect(queues.check()).rejects.toThrow(/volatile-lru/);
    await queues.close();
    await changing.stop();
  });

  it('that is not there is said in one line', async () => {
    const gone = await startRedis();
    await gone.stop();
    await expect(open(gone.url)).rejects.toThrow(/cannot connect to Redis/);
  });

  it('that loses everything does not keep an offer from being made again', async () => {
    const queues = await open(redis?.url ?? '');
    const id = randomUUID();
    await queues.offer([deliver(id)]);
    await redis?.flush();
    expect((await queues.check())['waiting']).toBe(0);
    await queues.offer([deliver(id)]);
    expect(await carried(queues, 1)).toEqual([{ messageIds: [id] }]);
    await queues.close();
  });
});
