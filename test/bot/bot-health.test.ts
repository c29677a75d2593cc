import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningBot, startBot } from '../../bot/start.ts';
import { startPolling } from '../../bot/telegram-inlet.ts';
import { telegramBot } from '../../bot/telegram.ts';
import { createWork } from '../../bot/work.ts';
import { forgetAdapters } from '../../chat/adapters.ts';
import { forgetConfig } from '../../config.ts';
import { connect } from '../../db/data-source.ts';
import { startFakeSlack, type FakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { botHealth } from '../../worker/health-bots.ts';
import { healthPage } from '../../worker/health-page.ts';
import { useDatabase } from '../support/database.ts';

let telegram: FakeTelegram;
let slack: FakeSlack;
beforeAll(async () => {
  telegram = await startFakeTelegram({ token: '4242:test' });
  slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
  Object.assign(process.env, {
    BOT_PORT: '0',
    TELEGRAM_TOKEN: '4242:test',
    TELEGRAM_API_ROOT: telegram.url,
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'signed',
    SLACK_API_URL: slack.apiUrl,
  });
});
const { sql } = useDatabase();
afterAll(async () => {
  await telegram.close();
  await slack.close();
});

const telegramHealth = async () =>
  (await botHealth()).find(({ provider }) => provider === 'telegram')!;
const stateOf = async () => (await telegramHealth()).state;

const page = async () =>
  healthPage(
    {
      ok: true,
      warn: (await botHealth()).some(({ ok }) => !ok),
      at: '2026-09-14T01:00:00Z',
      database: { ok: true, latencyMs: 1 },
      queue: { ok: true, backend: 'postgres', waiting: 0, active: 0, failed: 0 },
      messages: { ok: true, pending: 0, failed: 0, unknown: 0, held: 0, oldestPendingMs: null },
      sweeps: [],
      bots: await botHealth(),
      push: { ok: true, live: 0, waiting: 0, refused: [], silent: [] },
    },
    'zh-CN',
  );

describe('case 16, the health of the bot', () => {
  it('is yellow before any process listens, and green with the leader named when one does', async () => {
    expect(await stateOf()).toBe('unseen');
    expect(await page()).toContain('! 需要留意');
    const bot = await started();
    await expect.poll(stateOf, { timeout: 10_000 }).toBe('listening');
    const { leader, mode } = await telegramHealth();
    expect([leader, mode]).toEqual([expect.stringContaining(`:${process.pid}`), 'polling']);
    expect(await page()).toContain('正在接收');
    await bot.stop();
  });

  it('turns yellow at the 409 of a second poller, while one leader of ours goes on', async () => {
    const work = createWork();
    const inlet = startPolling(telegramBot('4242:test', work), 20);
    await expect.poll(() => inlet.state()).toBe('polling');
    telegram.secondPoller();
    await expect.poll(stateOf).toBe('conflict');
    await expect.poll(() => inlet.state()).toBe('polling');
    const user = telegram.user({ id: 7, name: '王建国' });
    user.start();
    await telegram.expectMessage(7, '请向管理员索取绑定码');
    expect((await telegramHealth()).conflicts).toBe(1);
    expect(await page()).toContain('! 需要留意');
    expect(await page()).toContain('另有程序在接收');
    await inlet.stop();
    await work.idle();
    await sql(`update chat_account set conflict_at = conflict_at - interval '11 minutes'`);
    expect(await stateOf()).not.toBe('conflict');
  });

  it('turns yellow when nobody has listened for a minute', async () => {
    await sql(
      `update chat_account set beat_at = beat_at - interval '2 minutes', leader = 'gone:1'`,
    );
    expect(await stateOf()).toBe('silent');
    expect(await page()).toContain('没有进程在接收');
  });
});

describe('case 12, what the platform has not signed', () => {
  const signed = (secret: string) => ({
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
    'x-slack-signature': `v0=${secret}`,
  });

  it('is answered 401 and leaves a counter, nothing else', async () => {
    process.env['TELEGRAM_WEBHOOK_SECRET'] = 'a-secret-of-the-webhook';
    const bot = await started();
    const origin = `http://127.0.0.1:${bot.port}`;
    const before = await kept();
    const post = (path: string, headers: Record<string, string>) =>
      fetch(origin + path, { method: 'POST', headers, body: 'payload=%7B%7D' });
    const json = { 'content-type': 'application/json' };
    const forged = { ...json, 'x-telegram-bot-api-secret-token': 'guessed' };
    const old = { ...signed('00'), 'x-slack-request-timestamp': '1' };
    const answers = await Promise.all([
      fetch(`${origin}/telegram`, { method: 'POST', headers: forged, body: '{"update_id":1}' }),
      fetch(`${origin}/telegram`, { method: 'POST', headers: json, body: '{"update_id":2}' }),
      post('/slack/events', signed('00')),
      post('/slack/events', old),
      post('/slack/events', { 'content-type': 'application/x-www-form-urlencoded' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const counts = () => sql('select provider, count::int from rejected_hook order by provider');
    await expect.poll(counts).toEqual([
      { provider: 'slack', count: 3 },
      { provider: 'telegram', count: 2 },
    ]);
    expect(await kept()).toEqual(before);
    await bot.stop();
  });

  const kept = () =>
    sql('select (select count(*) from inbox) as inbox, (select count(*) from event) as event');
});

async function started(): Promise<RunningBot> {
  forgetConfig();
  forgetAdapters();
  const bot = await startBot();
  // It takes the connection along that the rest of this file works with.
  const stop = async () => {
    await bot.stop();
    await connect();
  };
  return { ...bot, stop };
}
