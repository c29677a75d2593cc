import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeSlack } from '../../simulator/slack/server.ts';
import { startFakeTelegram } from '../../simulator/telegram/server.ts';
import { keys, plainClient } from './slack-app.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chats-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a Telegram started again has its chats, and uses no id twice', async () => {
  const options = { token: '42:test', keepIn: join(folder, 'chats', 'telegram') };
  const first = await startFakeTelegram(options);
  const bytes = Buffer.from('笔录');
  first.user({ id: 1, name: '张三' }).start();
  first.user({ id: 1, name: '张三' }).sendFile({ name: '笔录.txt', bytes });
  const api = new Api('42:test', { apiRoot: first.url });
  const { message_id: before } = await api.sendMessage(1, '一');
  const [told] = await api.getUpdates();
  await first.close();

  const second = await startFakeTelegram(options);
  const again = new Api('42:test', { apiRoot: second.url });
  const person = second.user({ id: 1, name: '张三' });
  expect(person.messages().map(({ text }) => text)).toEqual(['/start', '', '一']);
  expect((await again.getUpdates())[0]).toEqual(told);
  const { message_id: after } = await again.sendMessage(1, '二');
  expect(after).toBeGreaterThan(before);
  await again.editMessageText(1, before, '改');
  person.say('新');
  const ids = (await again.getUpdates()).map(({ update_id }) => update_id);
  expect(new Set(ids).size).toBe(3);
  await second.close();
});

test('a Slack started again has its messages with their metadata', async () => {
  const options = { ...keys, keepIn: join(folder, 'slack') };
  const first = await startFakeSlack(options);
  first.user({ id: 'U1', name: '张三' });
  const metadata = { event_type: 'notice', event_payload: { outbox_id: 'N-1' } };
  const sent = await plainClient(first).chat.postMessage({ channel: 'U1', text: '一', metadata });
  await first.close();

  const second = await startFakeSlack(options);
  const client = plainClient(second);
  const channel = sent.channel!;
  const history = await client.conversations.history({ channel, include_all_metadata: true });
  expect(history.messages).toMatchObject([{ ts: sent.ts, text: '一', metadata }]);
  await client.chat.update({ channel, ts: sent.ts!, text: '二' });
  expect(second.user({ id: 'U1', name: '张三' }).messages()).toMatchObject([{ text: '二' }]);
  await second.close();
});
