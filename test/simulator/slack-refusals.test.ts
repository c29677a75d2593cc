import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../simulator/slack/server.ts';
import { keys, plainClient } from './slack-app.ts';

let fake: FakeSlack;
let client: WebClient;

beforeAll(async () => {
  fake = await startFakeSlack(keys);
  client = plainClient(fake);
  fake.user({ id: 'U1', name: '张三' });
});
afterAll(() => fake.close());

const refusal = (error: string, detail: object = {}) => ({ data: { ok: false, error, ...detail } });

const post = (blocks: types.KnownBlock[]) =>
  client.chat.postMessage({ channel: 'U1', text: 'x', blocks });

const section = (length: number): types.KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: '号'.repeat(length) },
});

const button = (label: number, value: number): types.KnownBlock => ({
  type: 'actions',
  elements: [
    {
      type: 'button',
      text: { type: 'plain_text', text: '号'.repeat(label) },
      value: 'v'.repeat(value),
    },
  ],
});

const header = (length: number): types.KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: '号'.repeat(length) },
});

test.each([
  ['a section', section(3000), section(3001), '/blocks/0/text/text'],
  ['a button', button(75, 2000), button(76, 2000), '/blocks/0/elements/0/text/text'],
  ["a button's value", button(75, 2000), button(75, 2001), '/blocks/0/elements/0/value'],
  ['a header', header(150), header(151), '/blocks/0/text/text'],
])('%s is measured', async (_, longest, tooLong, pointer) => {
  await expect(post([longest])).resolves.toMatchObject({ ok: true });
  await expect(post([tooLong])).rejects.toMatchObject(
    refusal('invalid_blocks', {
      response_metadata: { messages: [expect.stringContaining(`[json-pointer:${pointer}]`)] },
    }),
  );
});

test('fifty blocks pass, one more does not, and neither does an unknown block', async () => {
  const many = (count: number): types.KnownBlock[] =>
    Array.from({ length: count }, () => section(1));
  await expect(post(many(50))).resolves.toMatchObject({ ok: true });
  await expect(post(many(51))).rejects.toMatchObject(refusal('invalid_blocks'));
  const unknown = { type: 'poll' } as unknown as types.KnownBlock;
  await expect(post([unknown])).rejects.toMatchObject(refusal('invalid_blocks'));
});

test('unknown, left and archived channels are told apart', async () => {
  const send = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  const channel = fake.channel({ id: 'C1', name: '双随机', members: ['U1'] });
  await expect(send('C9')).rejects.toMatchObject(refusal('channel_not_found'));
  channel.kickBot();
  await expect(send('C1')).rejects.toMatchObject(refusal('not_in_channel'));
  channel.addBot();
  channel.archive();
  await expect(send('C1')).rejects.toMatchObject(refusal('is_archived'));
  await expect(client.conversations.info({ channel: 'C1' })).resolves.toMatchObject({
    channel: { is_member: true, is_archived: true },
  });
});

test('only messages of the app that are there can be edited or deleted', async () => {
  const person = fake.user({ id: 'U2', name: '李四' });
  const { ts } = await client.chat.postMessage({ channel: 'U2', text: '一' });
  const ref = { channel: person.dm, ts: ts! };
  await expect(client.chat.update({ channel: 'U2', ts: ts!, text: '二' })).rejects.toMatchObject(
    refusal('channel_not_found'),
  );
  await expect(client.chat.update({ ...ref, text: '二' })).resolves.toMatchObject({ text: '二' });
  const theirs = await person.say('我的');
  await expect(client.chat.update({ ...ref, ts: theirs.ts, text: 'x' })).rejects.toMatchObject(
    refusal('cant_update_message'),
  );
  await client.chat.delete(ref);
  await expect(client.chat.update({ ...ref, text: '三' })).rejects.toMatchObject(
    refusal('message_not_found'),
  );
  expect(person.messages()[0]).toMatchObject({ text: '二', deleted: true });
});

test('an edit with text alone takes the blocks away', async () => {
  const { ts, channel } = await post([section(1)]);
  await client.chat.update({ channel: channel!, ts: ts!, text: '只有文字' });
  const [latest] = (await client.conversations.history({ channel: channel!, limit: 1 })).messages!;
  expect(latest).toMatchObject({ text: '只有文字' });
  expect(latest).not.toHaveProperty('blocks');
});

test('people who are shut off, gone or unknown', async () => {
  const open = (users: string) => client.conversations.open({ users });
  const shut = fake.user({ id: 'U3', name: '王五' });
  shut.block();
  await expect(open('U3')).rejects.toMatchObject(refusal('cannot_dm_bot'));
  await expect(client.chat.postMessage({ channel: shut.dm, text: 'x' })).rejects.toMatchObject(
    refusal('cannot_dm_bot'),
  );
  const gone = fake.user({ id: 'U4', name: '赵六' });
  gone.deactivate();
  await expect(open('U4')).rejects.toMatchObject(refusal('user_disabled'));
  // Slack takes messages for a closed account without a word: one has to look first.
  await expect(client.chat.postMessage({ channel: 'U4', text: 'x' })).resolves.toMatchObject({
    ok: true,
  });
  expect((await client.users.info({ user: 'U4' })).user?.deleted).toBe(true);
  await expect(open('U9')).rejects.toMatchObject(refusal('user_not_found'));
});

test('tokens and methods that Slack does not know', async () => {
  const stranger = plainClient(fake, 'xoxb-other');
  await expect(stranger.auth.test()).rejects.toMatchObject(refusal('invalid_auth'));
  await expect(client.apps.connections.open()).rejects.toMatchObject(refusal('invalid_auth'));
  await expect(client.pins.list({ channel: 'C1' })).rejects.toMatchObject(
    refusal('unknown_method'),
  );
  await expect(client.auth.test()).resolves.toMatchObject({ user_id: fake.botUser });
});

test('a trigger opens one modal, and none when it is unknown', async () => {
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: '标题' },
    blocks: [section(1)],
  };
  await expect(client.views.open({ trigger_id: 'none', view })).rejects.toMatchObject(
    refusal('invalid_trigger_id'),
  );
  const long = { ...view, title: { type: 'plain_text' as const, text: '号'.repeat(25) } };
  await expect(client.views.publish({ user_id: 'U1', view: long })).rejects.toMatchObject(
    refusal('invalid_arguments'),
  );
});
