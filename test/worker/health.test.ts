import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweeps } from '../../domain/jobs.ts';
import { beat } from '../../worker/alone.ts';
import { type Health, healthOf } from '../../worker/health.ts';
import { type HealthServer, serveHealth } from '../../worker/health-server.ts';
import { openQueues, type Queues } from '../../worker/queue.ts';
import { useDatabase } from '../support/database.ts';
import { startRedis } from '../support/redis.ts';
import { hasRedis } from '../support/requirements.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const database = useDatabase();
const { sql } = database;

let queues: Queues;
let server: HealthServer;
let office: PostOffice;

beforeAll(async () => {
  office = await openPostOffice(database);
  queues = await openQueues({ DATABASE_URL: database.office, REDIS_URL: undefined });
  server = await serveHealth(0, () => healthOf(queues));
});
afterAll(async () => {
  await server.stop();
  await queues.close();
});
beforeEach(async () => {
  for (const name of Object.keys(sweeps)) await beat(name);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers });

async function look(): Promise<{ status: number; health: Health }> {
  const response = await get('/health');
  return { status: response.status, health: (await response.json()) as Health };
}

describe('the health page', () => {
  it('is 200 while everything is in order', async () => {
    const { status, health } = await look();
    expect(status).toBe(200);
    expect(health).toMatchObject({
      ok: true,
      database: { ok: true },
      queue: { ok: true, backend: 'postgres', waiting: 0, active: 0 },
      messages: { ok: true, pending: 0, failed: 0, unknown: 0, oldestPendingMs: null },
    });
    expect(health.sweeps.map(({ name }) => name)).toEqual(Object.keys(sweeps));
  });

  it('counts the messages that wait and those that need a person', async () => {
    const ids = [
      await office.owe('planner'),
      await office.owe('planner'),
      await office.owe('planner'),
    ];
    await sql(`update message set state = 'failed' where id = $1`, [ids[0]]);
    await sql(`update message set state = 'unknown' where id = $1`, [ids[1]]);
    const { status, health } = await look();
    expect(status).toBe(200);
    expect(health.messages).toMatchObject({ pending: 1, failed: 1, unknown: 1 });
    expect(health.messages.oldestPendingMs).toBeGreaterThanOrEqual(0);
    await sql(`update message set state = 'held'`);
  });

  it('is 503 when a sweep has missed its time three times, and says which', async () => {
    await sql(`update heartbeat set at = at - interval '1 minute' where name = 'sweep-messages'`);
    const { status, health } = await look();
    expect(status).toBe(503);
    expect(health.sweeps.filter(({ ok }) => !ok)).toMatchObject([{ name: 'sweep-messages' }]);
  });

  it('speaks Chinese first and English to who wants it', async () => {
    const chinese = await get('/', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' });
    expect(chinese.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await chinese.text();
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('后台任务运行状况');
    expect(text).toContain('公示期限提醒');
    const english = await (await get('/?lang=en')).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Reminders of disclosure deadlines');
    expect(english).not.toMatch(/[\u4e00-\u9fff]{3}/);
  });

  it('asks no other origin for anything and runs no script', async () => {
    const response = await get('/');
    const text = await response.text();
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(text).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  });

  it('knows no other pages', async () => {
    expect((await get('/secret')).status).toBe(404);
  });
});

describe('a worker that lost what it depends on', () => {
  it.runIf(hasRedis)('says that its Redis may drop jobs', async () => {
    const redis = await startRedis();
    const onRedis = await openQueues({ DATABASE_URL: database.office, REDIS_URL: redis.url });
    await redis.set('maxmemory-policy', 'allkeys-lru');
    const { ok, queue } = await healthOf(onRedis);
    expect(ok).toBe(false);
    expect(queue.ok).toBe(false);
    expect(queue.problem).toMatch(/必须是 noeviction/);
    await onRedis.close();
    await redis.stop();
  });

  it.runIf(hasRedis)('says that its Redis is away, without naming hosts', async () => {
    const redis = await startRedis();
    const onRedis = await openQueues({ DATABASE_URL: database.office, REDIS_URL: redis.url });
    await redis.stop();
    const { ok, queue } = await healthOf(onRedis);
    expect({ ok, queue }).toMatchObject({ ok: false, queue: { ok: false, backend: 'redis' } });
    expect(queue.problem).toBeUndefined();
    await onRedis.close();
  });
});
