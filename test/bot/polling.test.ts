import { afterAll, beforeAll, expect, it } from 'vitest';
import { telegramBot } from '../../bot/telegram.ts';
import { type Inlet, startPolling } from '../../bot/telegram-inlet.ts';
import { createWork } from '../../bot/work.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { forgetConfig } from '../../config.ts';
import { useDatabase } from '../support/database.ts';

let telegram: FakeTelegram;
beforeAll(async () => {
  telegram = await startFakeTelegram({ token: '4242:test' });
  Object.assign(process.env, { TELEGRAM_TOKEN: '4242:test', TELEGRAM_API_ROOT: telegram.url });
});
const { sql } = useDatabase();
afterAll(() => telegram.close());

const work = createWork();
const poll = () => startPolling(telegramBot('4242:test', work), 20);
const isPolling = (inlet: Inlet) => expect.poll(() => inlet.state()).toBe('polling');

it('one process polls, another takes over when it stops or is thrown out', async () => {
  const first = poll();
  await isPolling(first);
  const second = poll();
  const user = telegram.user({ id: 7, name: '王建国' });
  user.start();
  await telegram.expectMessage(7, '请向管理员索取绑定码');
  expect(second.state()).toBe('standby');

  await first.stop();
  await isPolling(second);
  expect(first.state()).toBe('stopped');
  user.say('/help');
  await telegram.expectMessage(7, '/tasks');

  telegram.secondPoller();
  user.say('/help');
  await telegram.expectMessage(7, '/tasks');
  await second.stop();
  await work.idle();
  const kept = await sql('select kind, outcome from inbox order by received_at');
  expect(kept.filter(({ kind }) => kind === 'command')).toHaveLength(3);
});

it('of two bots on one database each has a leader of its own', async () => {
  const other = await startFakeTelegram({ token: '4343:other' });
  const ours = poll();
  await isPolling(ours);
  process.env['TELEGRAM_API_ROOT'] = other.url;
  forgetConfig();
  const theirs = startPolling(telegramBot('4343:other', work), 20);
  await isPolling(theirs);
  expect(ours.state()).toBe('polling');
  await Promise.all([ours.stop(), theirs.stop()]);
  await other.close();
});
