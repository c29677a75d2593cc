import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEnvironment } from '../support/database.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { hasRedis } from '../support/requirements.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';
import { usePushes } from './pushes.ts';

// Each test starts processes of its own, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000 });
const patience = { timeout: 60_000 };

const pushes = usePushes();
let redis: TestRedis | undefined;
let workers: WorkerProcess[] = [];

beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
  return () => redis?.stop();
});
afterEach(async () => {
  for (const worker of workers) worker.signal('SIGKILL');
  await Promise.all(workers.map((worker) => worker.ended));
  workers = [];
});

async function work(): Promise<WorkerProcess> {
  const env = {
    ...testEnvironment(pushes.here.database),
    PUSH_LOOPBACK: '1',
    ...(redis && { REDIS_URL: redis.url }),
  };
  const worker = await startWorkerProcess(env);
  workers.push(worker);
  return worker;
}

describe('a worker', () => {
  it('that is killed while a push service keeps silent leaves the push owed; the next one sends it', async () => {
    const phone = await pushes.aDevice('planner');
    phone.fail('silent');
    const first = await work();
    await pushes.here.office.owe('planner');
    await expect.poll(() => phone.asked(), patience).toBe(1);
    first.signal('SIGKILL');
    await first.ended;
    // The worker's own reminders may have come in the meantime.
    const left = await pushes.stateOf(phone.id);
    expect(left['wanted']).toBeGreaterThan(0);
    expect(left).toMatchObject({ sent: 0, tries: 0 });
    await pushes.pass(61);
    await work();
    await expect
      .poll(async () => (await pushes.stateOf(phone.id))['sent'], patience)
      .toBeGreaterThanOrEqual(left['wanted']);
    expect(phone.asked()).toBe(2);
    expect(phone.waiting()).toHaveLength(1);
  });
});
