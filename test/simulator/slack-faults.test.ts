import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardBlocks, startHttpApp, type SlackWorld } from './slack-app.ts';
import type { SlackPerson } from '../../simulator/slack/people.ts';

let world: SlackWorld;
let person: SlackPerson;

beforeEach(async () => {
  world = await startHttpApp({ ackTimeoutMs: 1000 });
  person = world.fake.user({ id: 'U1', name: '张三' });
  world.fake.user({ id: 'U2', name: '李四' });
});
afterEach(() => world.stop());

const send = (channel: string, text: string) => world.client.chat.postMessage({ channel, text });

test('a rate limit tells how many seconds to wait, and holds for its method only', async () => {
  world.fake.rateLimit({ method: 'chat.postMessage', count: 1, retryAfter: 9 });
  await expect(send('U1', '一')).rejects.toMatchObject({
    code: 'slack_webapi_rate_limited_error',
    retryAfter: 9,
  });
  await expect(world.client.auth.test()).resolves.toMatchObject({ ok: true });
  await expect(send('U1', '二')).resolves.toMatchObject({ ok: true });
});

test('a 5xx does nothing; after a lost reply the metadata tells that it was sent', async () => {
  world.fake.fail5xx('chat.postMessage');
  await expect(send('U1', '没有')).rejects.toMatchObject({ statusCode: 503 });
  world.fake.hangAfterSend('chat.postMessage');
  const metadata = { event_type: 'notice', event_payload: { outbox_id: 'N-2' } };
  const lost = world.client.chat.postMessage({ channel: 'U1', text: '有了', metadata });
  await expect(lost).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  const { messages } = await world.client.conversations.history({
    channel: person.dm,
    include_all_metadata: true,
  });
  expect(messages).toMatchObject([{ text: '有了', metadata }]);
  expect(world.fake.calls('chat.postMessage').map(({ outcome }) => outcome)).toEqual([
    '503',
    'hung',
  ]);
});

test('a lost acknowledgement and a duplicate bring the same thing again', async () => {
  world.fake.dropAck();
  await person.say('一');
  world.fake.duplicate(2);
  await person.say('二');
  expect(world.heard.toSorted()).toEqual([
    'message 一',
    'message 一',
    'message 二',
    'message 二',
    'message 二',
  ]);
  const { ts } = await world.client.chat.postMessage({
    channel: 'U1',
    text: '卡',
    blocks: cardBlocks,
  });
  world.fake.dropAck();
  await person.press(ts!, 'accept');
  await world.fake.expectCall(
    'response_url',
    (call) => world.fake.calls('response_url')[1] === call,
  );
  expect(world.heard.filter((line) => line.startsWith('accept'))).toHaveLength(2);
});

test('reordered events arrive the other way round', async () => {
  world.fake.reorder();
  const first = person.say('先');
  await person.say('后');
  await first;
  expect(world.heard).toEqual(['message 后', 'message 先']);
});

test('an event comes again until the app is back', async () => {
  const url = world.url;
  world.fake.setRequestUrl('http://127.0.0.1:9/slack/events');
  const said = person.say('在吗');
  world.fake.setRequestUrl(url);
  expect((await said).ack).toMatchObject({ ok: true });
  expect(world.heard).toEqual(['message 在吗']);
});

test('a late press finds what the edit took away; a forged one reaches the app as it is', async () => {
  const { ts } = await world.client.chat.postMessage({
    channel: 'U1',
    text: '卡',
    blocks: cardBlocks,
  });
  await world.client.chat.update({ channel: person.dm, ts: ts!, text: '已过期' });
  await expect(person.press(ts!, 'accept')).rejects.toThrow('no button "accept"');
  await person.press(ts!, 'accept', { stale: true });
  const other = world.fake.user({ id: 'U3', name: '王五' });
  await expect(other.press(ts!, 'accept')).rejects.toThrow('U3 is not in');
  await other.forge(ts!, { action_id: 'accept', value: 'stolen' });
  await world.fake.expectCall(
    'response_url',
    (call) => world.fake.calls('response_url')[1] === call,
  );
  expect(world.heard).toEqual(['accept t-1 by U1', 'accept stolen by U3']);
});

test('an expired trigger opens no modal, and a revoked token does nothing', async () => {
  const { ts } = await world.client.chat.postMessage({
    channel: 'U1',
    text: '卡',
    blocks: cardBlocks,
  });
  world.fake.hangAfterSend('views.open', 1, 'open');
  await person.press(ts!, 'recuse');
  const call = await world.fake.expectCall('views.open', ({ outcome }) => outcome === 'hung');
  const view = JSON.parse(String(call.params['view'])) as never;
  const again = { trigger_id: String(call.params['trigger_id']), view };
  await expect(world.client.views.open(again)).rejects.toMatchObject({
    data: { error: 'exchanged_trigger_id' },
  });
  world.fake.expireTrigger();
  world.fake.revokeToken();
  await expect(send('U1', 'x')).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  world.fake.revokeToken(false);
  await expect(send('U1', 'x')).resolves.toMatchObject({ ok: true });
});
