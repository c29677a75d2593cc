import { Api } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeTelegram, type FakeTelegram } from '../../simulator/telegram/server.ts';

let fake: FakeTelegram;
let api: Api;

beforeAll(async () => {
  fake = await startFakeTelegram({ token: '42:test' });
  api = new Api('42:test', { apiRoot: fake.url });
  fake.user({ id: 1, name: '张三' }).start();
});
afterAll(() => fake.close());

const refusal = (error_code: number, description: string) => ({ error_code, description });

test('button data of 64 bytes passes, of 65 bytes is refused', async () => {
  const card = (data: string) =>
    api.sendMessage(1, '卡片', {
      reply_markup: { inline_keyboard: [[{ text: '接受', callback_data: data }]] },
    });
  await expect(card('x'.repeat(64))).resolves.toMatchObject({ chat: { id: 1 } });
  await expect(card('号'.repeat(22))).rejects.toMatchObject(
    refusal(400, 'Bad Request: BUTTON_DATA_INVALID'),
  );
});

test('text is measured after the entities are parsed', async () => {
  const html = (text: string) => api.sendMessage(1, text, { parse_mode: 'HTML' });
  await expect(html(`<b>${'号'.repeat(4090)}</b>&lt;&lt;&lt;`)).resolves.toBeDefined();
  await expect(html('号'.repeat(4097))).rejects.toMatchObject(
    refusal(400, 'Bad Request: message is too long'),
  );
  await expect(html(' ')).rejects.toMatchObject(refusal(400, 'Bad Request: message text is empty'));
});

test('broken HTML is refused', async () => {
  const html = (text: string) => api.sendMessage(1, text, { parse_mode: 'HTML' });
  await expect(html('<div>x</div>')).rejects.toMatchObject({
    description: `Bad Request: can't parse entities: Unsupported start tag "div" at byte offset 0`,
  });
  await expect(html('<b>x')).rejects.toMatchObject({
    description: `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
  });
});

test('nobody hears from the bot before they have started it', async () => {
  fake.user({ id: 2, name: '李四' });
  await expect(api.sendMessage(2, '你好')).rejects.toMatchObject(
    refusal(403, "Forbidden: bot can't initiate conversation with a user"),
  );
  await expect(api.sendMessage(999, '你好')).rejects.toMatchObject(
    refusal(400, 'Bad Request: chat not found'),
  );
});

test('an edit that changes nothing and an edit of nothing are told apart', async () => {
  const { message_id } = await api.sendMessage(1, '<b>同</b>', { parse_mode: 'HTML' });
  const edit = (id: number) => api.editMessageText(1, id, '<b>同</b>', { parse_mode: 'HTML' });
  await expect(edit(message_id)).rejects.toMatchObject({
    error_code: 400,
    description: expect.stringContaining('message is not modified'),
  });
  await expect(edit(5)).rejects.toMatchObject(
    refusal(400, 'Bad Request: message to edit not found'),
  );
  fake.deleteMessage({ chat: 1, id: message_id });
  await expect(edit(message_id)).rejects.toMatchObject(
    refusal(400, 'Bad Request: message to edit not found'),
  );
  await expect(api.deleteMessage(1, message_id)).rejects.toMatchObject(
    refusal(400, 'Bad Request: message to delete not found'),
  );
});

test('a person who left for good and a group that put the bot out are unreachable', async () => {
  const gone = fake.user({ id: 3, name: '王五' });
  gone.start();
  gone.deactivate();
  await expect(api.sendMessage(3, '你好')).rejects.toMatchObject(
    refusal(403, 'Forbidden: user is deactivated'),
  );
  const group = fake.group({ id: -9, title: '群', members: [1] });
  await expect(api.sendMessage(-9, '你好')).resolves.toBeDefined();
  group.kickBot(1);
  await expect(api.sendMessage(-9, '你好')).rejects.toMatchObject(
    refusal(403, 'Forbidden: bot was kicked from the supergroup chat'),
  );
});

test('an unknown press cannot be answered', async () => {
  await expect(api.answerCallbackQuery('nothing')).rejects.toMatchObject(
    refusal(
      400,
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    ),
  );
});

test('commands, chat action, chat and webhook information are served', async () => {
  const commands = [{ command: 'tasks', description: '我的任务' }];
  await api.setMyCommands(commands, { language_code: 'zh' });
  expect(await api.getMyCommands({ language_code: 'zh' })).toEqual(commands);
  expect(await api.getMyCommands()).toEqual([]);
  expect(await api.sendChatAction(1, 'typing')).toBe(true);
  expect(await api.getChat(1)).toMatchObject({ type: 'private', first_name: '张三' });
  expect(await api.getWebhookInfo()).toMatchObject({ url: '' });
  expect(await api.getMe()).toMatchObject({ is_bot: true, username: 'yaohao_bot' });
  await expect(api.sendPoll(1, '?', [])).rejects.toMatchObject({ error_code: 404 });
});
