import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardBlocks, startSocketApp, type SlackWorld } from './slack-app.ts';
import type { SlackPerson } from '../../simulator/slack/people.ts';

let world: SlackWorld;
let person: SlackPerson;

beforeEach(async () => {
  world = await startSocketApp();
  person = world.fake.user({ id: 'U1', name: '张三' });
});
afterEach(() => world.stop());

test('presses, forms, commands and events come over the socket and are acknowledged', async () => {
  const card = { channel: 'U1', text: '卡', blocks: cardBlocks };
  const { ts } = await world.client.chat.postMessage(card);
  await person.say('你好');
  expect(await person.press(ts!, '申请回避')).toMatchObject({ ok: true });
  const modal = await person.expectView();
  expect(await person.submit(modal, { ground: 'interest' })).toMatchObject({
    errors: { reason: '请填写说明' },
  });
  await person.slash('/yaohao', 'x');
  await person.expectEphemeral('您有 1 项任务');
  expect(world.heard).toEqual(['message 你好', 'recusal t-2 interest null', 'command x']);
});

test('an envelope whose acknowledgement is lost comes again', async () => {
  world.fake.dropAck(2);
  await person.say('三次');
  expect(world.heard).toEqual(['message 三次', 'message 三次', 'message 三次']);
});

// Bolt itself waits five seconds before it reconnects.
test(
  'after the socket was cut the app comes back and hears what it missed',
  { timeout: 15_000 },
  async () => {
    world.fake.disconnectSocket();
    await person.say('断线时说的');
    expect(world.heard).toEqual(['message 断线时说的']);
  },
);
