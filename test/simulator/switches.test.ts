import { Api } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { switches, type SwitchName } from '../../simulator/switches.ts';
import { cardBlocks, startSocketApp, type SlackWorld } from './slack-app.ts';
import { startPollingBot, type PollingBot } from './telegram-bot.ts';

let telegram: PollingBot;
let slack: SlackWorld;
let api: Api;

beforeEach(async () => {
  telegram = await startPollingBot();
  slack = await startSocketApp();
  api = new Api('42:test', { apiRoot: telegram.fake.url });
  telegram.fake.user({ id: 7, name: '张三', started: true });
  slack.fake.user({ id: 'U7', name: '李四' });
});
afterEach(async () => {
  await telegram.stop();
  await slack.stop();
});

const turn = (name: SwitchName, user?: string, on = true) =>
  switches[name].turn({ platforms: { telegram: telegram.fake, slack: slack.fake }, user }, on);
const toTelegram = () => api.sendMessage(7, '卡');
const toSlack = () => slack.client.chat.postMessage({ channel: 'U7', text: '卡' });
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => String((error as Error).message),
  );
const both = async () => [await outcome(toTelegram()), await outcome(toSlack())];

it('shuts the bot out for one person, until it is let in again', async () => {
  expect([turn('blocked', '7'), turn('blocked', 'U7')]).toEqual([true, true]);
  const [onTelegram, onSlack] = await both();
  expect(onTelegram).toContain('bot was blocked by the user');
  expect(onSlack).toContain('cannot_dm_bot');
  turn('blocked', '7', false);
  turn('blocked', 'U7', false);
  expect(await both()).toEqual(['ok', 'ok']);
});

it('has nothing to switch for somebody on the web inbox', () => {
  expect(turn('blocked', undefined)).toBe(false);
  expect(turn('deleteMessage', undefined)).toBe(false);
});

it.each([
  ['rateLimit', /Too Many Requests/, /rate-limit/],
  ['fail5xx', /Bad Gateway/, /503/],
  ['hangAfterSend', /failed/, /failed|error/i],
] as const)('%s: the next message meets it on both platforms', async (name, first, second) => {
  turn(name);
  const [onTelegram, onSlack] = await both();
  expect(onTelegram).toMatch(first);
  expect(onSlack).toMatch(second);
  // Three calls meet a limit; what the bot asks for at the end of the test is to meet none.
  if (name === 'rateLimit') for (let more = 2; more > 0; more -= 1) await both();
  expect(await both()).toEqual(['ok', 'ok']);
});

it('revokes the tokens until they are good again', async () => {
  turn('revokeToken');
  expect(await both()).toEqual([
    expect.stringContaining('Unauthorized'),
    expect.stringContaining('token_revoked'),
  ]);
  turn('revokeToken', undefined, false);
  expect(await both()).toEqual(['ok', 'ok']);
});

it('deletes the newest card of a person, and tells when there is none', async () => {
  expect(turn('deleteMessage', 'U7')).toBe(false);
  await both();
  expect(turn('deleteMessage', '7')).toBe(true);
  expect(turn('deleteMessage', 'U7')).toBe(true);
  for (const platform of [telegram.fake, slack.fake]) {
    expect(platform.messages().at(-1)).toMatchObject({ deleted: true });
  }
});

it.each(['dropAck', 'duplicate'] as const)('%s: what Slack brings comes twice', async (name) => {
  turn(name);
  await slack.fake.user({ id: 'U7', name: '李四' }).say('你好');
  expect(slack.heard).toEqual(['message 你好', 'message 你好']);
});

it('brings two events in the opposite order', async () => {
  turn('reorder');
  const person = slack.fake.user({ id: 'U7', name: '李四' });
  await Promise.all([person.say('一'), person.say('二')]);
  expect(slack.heard).toEqual(['message 二', 'message 一']);
});

it('lets triggers grow too old', async () => {
  const { ts } = await slack.client.chat.postMessage({
    channel: 'U7',
    text: '卡',
    blocks: cardBlocks,
  });
  slack.fake.fail5xx('views.open');
  await slack.fake.user({ id: 'U7', name: '李四' }).press(ts!, '申请回避');
  const { params } = await slack.fake.expectCall('views.open', ({ outcome: how }) => how === '503');
  expect(turn('expireTrigger')).toBe(true);
  const again = { trigger_id: String(params['trigger_id']), view: String(params['view']) };
  const late = slack.client.views.open(again as never);
  await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
});

it('cuts what the app listens on, and it comes back', { timeout: 20_000 }, async () => {
  turn('disconnectSocket');
  await slack.fake.connected();
  await slack.fake.user({ id: 'U7', name: '李四' }).say('回来');
  expect(slack.heard).toEqual(['message 回来']);
});

it('lets another poller throw ours out', async () => {
  telegram.fake.user({ id: 8, name: '王五' }).start('x');
  await telegram.fake.expectMessage(8);
  await telegram.fake.expectCall('getUpdates', ({ outcome: how }) => how === 'pending');
  turn('secondPoller');
  await expect(telegram.running).rejects.toThrow('Conflict');
});
