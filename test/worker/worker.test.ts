import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { testEnvironment, useDatabase } from '../support/database.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { hasRedis } from '../support/requirements.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { useWorkerBundle, type WorkerProcess } from './worker-process.ts';

// Each test starts processes of its own, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000 });
const patience = { timeoutMs: 60_000 };

const database = useDatabase();
const { start, fail } = useWorkerBundle();
const token = '4242:telegram-token-of-a-test';
const logins = ['planner', 'approver', 'witness-a', 'witness-b', 'admin'];

let office: PostOffice;
let telegram: FakeTelegram;
let redis: TestRedis | undefined;
let workers: WorkerProcess[] = [];

beforeAll(async () => {
  office = await openPostOffice(database);
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());
beforeEach(async () => {
  await database.sql('delete from chat_identity');
  await database.sql('delete from chat_pace');
  telegram = await startFakeTelegram({ token });
  for (const [at, login] of logins.entries()) {
    telegram.user({ id: at + 1, name: login, started: true });
    await office.link(login, { provider: 'telegram', account: '4242', user: String(at + 1) });
  }
});
afterEach(async () => {
  for (const worker of workers) worker.signal('SIGKILL');
  await Promise.all(workers.map((worker) => worker.ended));
  workers = [];
  await telegram.close();
  await database.sql(`update message set state = 'held' where state <> 'held'`);
});

const environment = (backend: string) => ({
  ...testEnvironment(database),
  TELEGRAM_TOKEN: token,
  TELEGRAM_API_ROOT: telegram.url,
  ...(backend === 'redis' && redis ? { REDIS_URL: redis.url } : {}),
});

async function work(backend: string): Promise<WorkerProcess> {
  const worker = await start(environment(backend));
  workers.push(worker);
  return worker;
}

/** Everybody is told; the texts of each chat, in order. */
// What the sweeps remind of by themselves is no matter of these tests.
const written = () =>
  logins.map((_login, at) =>
    telegram
      .messages(at + 1)
      .filter((each) => each.fromBot)
      .map((each) => each.text)
      .filter((text) => text.includes('机动车')),
  );
const arrived = async (count: number) => {
  for (const chat of logins.map((_login, at) => at + 1)) {
    for (let left = count; left > 0; left -= 1) {
      await telegram.expectMessage(chat, '机动车', patience);
    }
  }
};
const tellAll = async () => {
  for (const login of logins) await office.owe(login);
};
const repeated = '重发';

for (const backend of ['postgres', 'redis'] as const) {
  describe.runIf(backend === 'postgres' || hasRedis)(`a worker on ${backend}`, () => {
    it('delivers what is owed while it runs and what was owed before', async () => {
      await tellAll();
      await work(backend);
      await arrived(1);
      await tellAll();
      await arrived(1);
      expect(written().map((texts) => texts.length)).toEqual([2, 2, 2, 2, 2]);
    });

    it('that is killed after Telegram took a message loses none and doubles none without a mark', async () => {
      const first = await work(backend);
      telegram.hangAfterSend('sendMessage', 1, 'open');
      const id = await office.owe('planner');
      await telegram.expectCall('sendMessage', (call) => call.outcome === 'hung', patience);
      first.signal('SIGKILL');
      expect(await first.ended).toMatchObject({ signal: 'SIGKILL' });
      expect(await office.message(id)).toMatchObject({ state: 'sending', attempt: 1 });
      for (const login of logins.slice(1)) await office.owe(login);
      await office.wait();

      await work(backend);
      await arrived(1);
      await telegram.expectMessage(1, repeated, patience);
      const [planner, ...others] = written();
      expect(planner?.map((text) => text.includes(repeated))).toEqual([false, true]);
      expect(others.map((texts) => texts.length)).toEqual([1, 1, 1, 1]);
    });

    it('doubles nothing when there are two of them', async () => {
      const two = await Promise.all([work(backend), work(backend)]);
      await tellAll();
      await arrived(1);
      for (const worker of two) worker.signal('SIGTERM');
      expect(await Promise.all(two.map((worker) => worker.ended))).toMatchObject([
        { code: 0 },
        { code: 0 },
      ]);
      expect(written().map((texts) => texts.length)).toEqual([1, 1, 1, 1, 1]);
    });

    it('that is asked to stop ends what it has begun', async () => {
      const worker = await work(backend);
      const id = await office.owe('planner');
      await telegram.expectCall('sendMessage', () => true, patience);
      worker.signal('SIGTERM');
      expect(await worker.ended).toMatchObject({ code: 0, stderr: '' });
      expect(await office.message(id)).toMatchObject({ state: 'sent' });
    });
  });
}

describe.runIf(hasRedis)('a worker whose Redis loses everything', () => {
  it('delivers all the same, each once', async () => {
    await work('redis');
    for (const login of [...logins, ...logins]) {
      await office.owe(login);
      await redis?.flush();
    }
    await arrived(2);
    expect(written().map((texts) => texts.length)).toEqual([2, 2, 2, 2, 2]);
  });
});

describe.runIf(hasRedis)('a worker whose Redis dies', () => {
  it('delivers what was owed meanwhile when it is back', async () => {
    await work('redis');
    await redis?.crash();
    await tellAll();
    await redis?.revive();
    await arrived(1);
    expect(written().map((texts) => texts.length)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a worker that cannot work', () => {
  it('names everything that is missing', async () => {
    const { code, stderr } = await fail({});
    expect(code).toBe(1);
    expect(stderr).toMatch(/无法启动[^]*DATABASE_URL[^]*DATA_KEY[^]*SESSION_SECRET/);
  });

  it('says that the database is down', async () => {
    const down = {
      ...environment('postgres'),
      DATABASE_URL: 'postgres://office:x@127.0.0.1:1/none',
    };
    const { code, stderr } = await fail(down);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      '数据库 127.0.0.1:1 无法使用 / Cannot use the database at 127.0.0.1:1: ECONNREFUSED',
    ]);
  });

  it('says that the database is not migrated', async () => {
    const { pathname } = new URL(database.office);
    const empty = {
      ...environment('postgres'),
      DATABASE_URL: database.office.replace(pathname, '/postgres'),
    };
    const { code, stderr } = await fail(empty);
    expect(code).toBe(1);
    expect(stderr).toMatch(/尚未迁移[^]*npx yaohao migrate first/);
  });

  it('says that its port is taken', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await fail({
      ...environment('postgres'),
      HEALTH_PORT: String(port),
    });
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toBe(`端口 ${port} 已被占用 / Port ${port} is in use (HEALTH_PORT)\n`);
  });

  it.runIf(hasRedis)('says that its Redis would forget jobs', async () => {
    const forgetful = await startRedis();
    await forgetful.set('maxmemory-policy', 'allkeys-lru');
    const { code, stderr } = await fail({
      ...environment('postgres'),
      REDIS_URL: forgetful.url,
    });
    await forgetful.stop();
    expect(code).toBe(1);
    expect(stderr).toMatch(/必须是 noeviction[^]*must be noeviction/);
  });
});
