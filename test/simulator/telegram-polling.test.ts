import { InputFile } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardBot, startPollingBot, type PollingBot } from './telegram-bot.ts';

let world: PollingBot;

beforeEach(async () => {
  world = await startPollingBot();
});
afterEach(() => world.stop());

const zhang = { id: 101, name: '张三' };
const li = { id: 102, name: '李四' };

test('a person starts the bot with a deep link and is greeted', async () => {
  const person = world.fake.user(zhang);
  person.start('link-code');
  const greeting = await world.fake.expectMessage(101, '你好 link-code');
  expect(greeting).toMatchObject({ fromBot: true, from: '摇号', edits: 0, deleted: false });
  world.fake.expectNothingMore();
});

test('a press is answered with a toast, then the card loses its buttons', async () => {
  const person = world.fake.user(zhang);
  person.say('/card');
  const card = await world.fake.expectMessage(101, '抽查任务 A&B');
  expect(card.buttons.map(({ label }) => label)).toEqual(['接受', '申请回避']);

  expect(await person.press(card.id, '接受')).toEqual({ toast: '已接受', alert: false });
  const after = await world.fake.expectEdit(card, '已接受');
  expect(after).toMatchObject({ edits: 1, buttons: [] });
  await expect(person.press(card.id, '接受')).rejects.toThrow('has no button "接受"');
  expect(await person.press(card.id, '申请回避', { stale: true })).toMatchObject({ alert: true });
});

test('a press the bot does not know is answered with a box', async () => {
  const person = world.fake.user(zhang);
  person.say('/card');
  const card = await world.fake.expectMessage(101);
  expect(await person.press(card.id, 'a:recuse')).toMatchObject({ alert: true });
  const forged = { chat: 101, id: card.id, data: 'a:forged' };
  expect(await person.forge(forged)).toMatchObject({ toast: '不能处理这个按钮' });
});

test('any member may press a card in a group, and the bot knows who it was', async () => {
  world.fake.user(zhang);
  const other = world.fake.user(li);
  const group = world.fake.group({ id: -5, title: '双随机', members: [101, 102], addedBy: 101 });
  other.say('大家好', { in: -5 });
  other.say('/card', { in: -5 });
  const card = await world.fake.expectMessage(-5);
  await other.press(card.id, '接受', { in: -5 });
  expect(world.heard).toEqual(['member', 'accept by 李四']);
  expect(group.messages().map(({ from }) => from)).toEqual(['李四', '李四', '摇号']);
});

test('an idle bot parks one long poll', async () => {
  const polls = () => world.fake.calls('getUpdates').length;
  await world.fake.expectCall('getUpdates');
  const person = world.fake.user(zhang);
  person.start();
  await world.fake.expectMessage(101);
  // One for the start and one that confirms it and waits: a busy loop would make hundreds.
  await world.fake.expectCall('getUpdates', ({ params }) => Number(params['offset']) > 1);
  expect(polls()).toBeLessThanOrEqual(3);
});

test('blocking and starting again reach the bot as changes of membership', async () => {
  const person = world.fake.user(zhang);
  person.start();
  await world.fake.expectMessage(101);
  person.block();
  await expect(world.bot.api.sendMessage(101, '提醒')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  person.start('again');
  await world.fake.expectMessage(101, 'again');
  expect(world.heard).toEqual(['start ', 'kicked', 'member', 'start again']);
});

test('a second poller throws the first one out', async () => {
  const thrownOut = expect(world.running).rejects.toMatchObject({ error_code: 409 });
  await world.fake.expectCall('getUpdates');
  const rival = cardBot(world.fake);
  const rivalRuns = rival.start();
  await thrownOut;
  world.fake.user(zhang).start('rival');
  await world.fake.expectMessage(101, '你好 rival');
  expect(world.heard).toEqual([]);
  await rival.stop();
  await rivalRuns;
});

test('a document travels both ways', async () => {
  const person = world.fake.user(zhang);
  person.start();
  await world.fake.expectMessage(101);
  const bytes = Buffer.from('检查笔录');
  const file = new InputFile(bytes, '笔录.txt');
  const sent = await world.bot.api.sendDocument(101, file, { caption: '请查收' });
  expect(sent.document).toMatchObject({ file_name: '笔录.txt', file_size: bytes.length });
  await world.fake.expectMessage(101, '请查收');

  person.sendFile({ name: '现场.txt', bytes, mime: 'text/plain' });
  await world.fake.expectMessage(101, '收到文件');
  const response = await fetch(`${world.fake.url}/file/bot42:test/${world.heard.at(-1)}`);
  expect(await response.text()).toBe('检查笔录');
});
