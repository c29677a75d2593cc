import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTelegram, type FakeTelegram } from '../../simulator/telegram/server.ts';
import type { TelegramPerson } from '../../simulator/telegram/people.ts';

let fake: FakeTelegram;
let api: Api;
let person: TelegramPerson;

beforeEach(async () => {
  fake = await startFakeTelegram({ token: '42:test' });
  api = new Api('42:test', { apiRoot: fake.url });
  person = fake.user({ id: 1, name: '张三' });
  person.start();
  await api.getUpdates({ offset: (await api.getUpdates())[0]!.update_id + 1 });
});
afterEach(() => fake.close());

test('a rate limit tells how many seconds to wait, and holds for its chat only', async () => {
  fake.user({ id: 2, name: '李四' }).start();
  fake.rateLimit({ chat: 1, count: 1, retryAfter: 7 });
  await expect(api.sendMessage(1, '一')).rejects.toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  await api.sendMessage(2, '二');
  await api.sendMessage(1, '三');
  expect(fake.messages(1).filter(({ fromBot }) => fromBot)).toHaveLength(1);
});

test('a 5xx does nothing; a lost reply has done it', async () => {
  fake.fail5xx('sendMessage');
  await expect(api.sendMessage(1, '没有')).rejects.toMatchObject({ error_code: 502 });
  fake.hangAfterSend('sendMessage');
  await expect(api.sendMessage(1, '有了')).rejects.toThrow('Network request for');
  expect(fake.unread(1).map(({ text }) => text)).toEqual(['有了']);
  expect(fake.calls('sendMessage').map(({ outcome }) => outcome)).toEqual(['Bad Gateway', 'hung']);
});

test('a mute reply leaves the caller waiting for as long as the connection lives', async () => {
  fake.hangAfterSend('sendMessage', 1, 'open');
  let settled = false;
  const sent = api.sendMessage(1, '有了').finally(() => (settled = true));
  const lost = expect(sent).rejects.toThrow('Network request for');
  await fake.expectCall('sendMessage', ({ outcome }) => outcome === 'hung');
  await api.getMe();
  expect(settled).toBe(false);
  await fake.close();
  await lost;
});

test('an update comes again until its offset is confirmed, and once more when the ack is lost', async () => {
  person.say('一');
  const [first] = await api.getUpdates();
  expect(await api.getUpdates()).toEqual([first]);
  fake.dropAck();
  expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([first]);
  expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([]);
  expect(fake.pending()).toBe(0);
});

test('a duplicate has the same id, and reordered messages arrive the other way round', async () => {
  const texts = async () => (await api.getUpdates()).map(({ message }) => message?.text);
  fake.duplicate(2);
  person.say('一');
  const copies = await api.getUpdates();
  expect(new Set(copies.map(({ update_id }) => update_id)).size).toBe(1);
  expect(copies).toHaveLength(3);
  await api.getUpdates({ offset: copies[0]!.update_id + 1 });
  fake.reorder();
  person.say('先');
  person.say('后');
  expect(await texts()).toEqual(['后', '先']);
});

test('a revoked token is refused until it is restored', async () => {
  fake.revokeToken();
  await expect(api.getMe()).rejects.toMatchObject({ error_code: 401, description: 'Unauthorized' });
  fake.revokeToken(false);
  await expect(api.getMe()).resolves.toBeDefined();
});

test('an expired press can no longer be answered', async () => {
  const card = await api.sendMessage(1, '卡', {
    reply_markup: { inline_keyboard: [[{ text: '接受', callback_data: 'a' }]] },
  });
  const pressed = person.press(card.message_id, '接受', { timeoutMs: 1 });
  const unanswered = expect(pressed).rejects.toThrow('the bot did not answer the press of "a"');
  const [update] = await api.getUpdates();
  fake.expireTrigger();
  await expect(api.answerCallbackQuery(update!.callback_query!.id)).rejects.toMatchObject({
    error_code: 400,
  });
  await unanswered;
});

test('a cut poll and a takeover end the parked long poll', async () => {
  const parked = () => {
    const poll = api.getUpdates({ timeout: 30 });
    poll.catch(() => undefined);
    return poll;
  };
  const pollCount = fake.calls('getUpdates').length;
  const first = parked();
  await fake.expectCall('getUpdates', (call) => fake.calls().indexOf(call) >= pollCount);
  fake.disconnectSocket();
  await expect(first).rejects.toMatchObject({ error_code: 502 });
  const second = parked();
  const third = parked();
  await expect(second).rejects.toMatchObject({ error_code: 409 });
  fake.secondPoller();
  await expect(third).rejects.toMatchObject({ error_code: 409 });
});
