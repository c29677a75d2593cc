import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type RunningBot } from '../../bot/start.ts';
import { forgetAdapters } from '../../chat/adapters.ts';
import { listen } from '../../simulator/fake-server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { useDatabase } from '../support/database.ts';

let telegram: FakeTelegram;
let bot: RunningBot;
let origin: string;
const secret = 'a-secret-of-the-webhook';

beforeAll(async () => {
  telegram = await startFakeTelegram({ token: '4242:test' });
  const taken = await listen(() => Promise.resolve(), {});
  const { port } = taken;
  await taken.close();
  origin = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    BOT_PORT: String(port),
    BOT_URL: origin,
    TELEGRAM_TOKEN: '4242:test',
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_SECRET: secret,
  });
});
const { sql } = useDatabase();
beforeAll(async () => {
  forgetAdapters();
  bot = await startBot();
});
afterAll(async () => {
  await bot.stop();
  await telegram.close();
});

it('brings updates with the secret, and takes none without it', async () => {
  const user = telegram.user({ id: 7, name: '王建国' });
  user.start();
  expect((await telegram.expectMessage(7)).text).toContain('请向管理员索取绑定码');
  const before = await sql('select count(*)::int as n from inbox');
  const forged = await fetch(`${origin}/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'guessed' },
    body: JSON.stringify({
      update_id: 1,
      message: {
        message_id: 1,
        date: 0,
        text: '/help',
        chat: { id: 7, type: 'private', first_name: 'x' },
        from: { id: 7, is_bot: false, first_name: 'x' },
      },
    }),
  });
  expect(forged.status).toBe(401);
  expect(await sql('select count(*)::int as n from inbox')).toEqual(before);
  const health = await (await fetch(`${origin}/healthz`)).json();
  expect(health).toEqual({ database: 'ok', telegram: 'webhook', slack: 'off' });
});

it('has no panes that act for others outside the demo', async () => {
  const [person] = await sql('select gen_random_uuid() as id');
  const answer = await fetch(`${origin}/as/${person!['id']}/inbox`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
});
