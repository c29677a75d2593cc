import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhookCallback } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeTelegram, type FakeTelegram } from '../../simulator/telegram/server.ts';
import { cardBot } from './telegram-bot.ts';

let fake: FakeTelegram;
let server: Server;
let url: string;
let heard: string[];
let refused: number;
let api: ReturnType<typeof cardBot>['api'];

beforeEach(async () => {
  fake = await startFakeTelegram({ token: '42:test', webhookRetryMs: 5 });
  heard = [];
  refused = 0;
  const bot = cardBot(fake, heard);
  const handle = webhookCallback(bot, 'http', { secretToken: 'good' });
  server = createServer((request, response) => {
    response.on('finish', () => (refused += response.statusCode === 401 ? 1 : 0));
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  api = bot.api;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await fake.close();
});

const zhang = { id: 101, name: '张三' };

test('updates come to the webhook with the secret, and presses are answered', async () => {
  await api.setWebhook(url, { secret_token: 'good' });
  const person = fake.user(zhang);
  person.say('/card');
  const card = await fake.expectMessage(101, '抽查任务');
  expect(await person.press(card.id, '接受')).toMatchObject({ toast: '已接受' });
  await fake.expectEdit(card, '已接受');
  expect((await api.getWebhookInfo()).url).toBe(url);
});

test('a wrong secret is refused; the update waits until the secret is right', async () => {
  await api.setWebhook(url, { secret_token: 'bad' });
  fake.user(zhang).start('x');
  const failed = async () => (await api.getWebhookInfo()).last_error_message;
  await expect.poll(failed).toContain('401');
  expect(refused).toBeGreaterThan(0);
  expect(heard).toEqual([]);
  await api.setWebhook(url, { secret_token: 'good' });
  await fake.expectMessage(101, '你好 x');
  expect(heard).toEqual(['start x']);
});

test('a lost acknowledgement brings the update again', async () => {
  await api.setWebhook(url, { secret_token: 'good' });
  fake.dropAck(2);
  fake.user(zhang).start('x');
  for (let copy = 1; copy <= 3; copy += 1) await fake.expectMessage(101, '你好 x');
  expect(heard).toEqual(['start x', 'start x', 'start x']);
});

test('the long poll is refused while a webhook is set, and works again after', async () => {
  await api.setWebhook(url);
  await expect(api.getUpdates()).rejects.toMatchObject({
    error_code: 409,
    description: expect.stringContaining("can't use getUpdates method while webhook is active"),
  });
  await api.deleteWebhook();
  await expect(api.getUpdates()).resolves.toEqual([]);
});
