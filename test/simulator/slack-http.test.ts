import { afterEach, beforeEach, expect, test } from 'vitest';
import { signature } from '../../simulator/slack/transport.ts';
import { cardBlocks, startHttpApp, type SlackWorld } from './slack-app.ts';

let world: SlackWorld;

beforeEach(async () => {
  world = await startHttpApp();
});
afterEach(() => world.stop());

const zhang = { id: 'U101', name: '张三' };

const card = () =>
  world.client.chat.postMessage({ channel: 'U101', text: '抽查任务', blocks: cardBlocks });

test('a message to a person lands in the direct channel and keeps its metadata', async () => {
  const person = world.fake.user(zhang);
  const opened = await world.client.conversations.open({ users: 'U101' });
  const metadata = { event_type: 'notice', event_payload: { outbox_id: 'N-1' } };
  const sent = await world.client.chat.postMessage({ channel: 'U101', text: '通知', metadata });
  expect(sent.channel).toBe(person.dm);
  expect(opened.channel?.id).toBe(person.dm);

  const history = (include: boolean) =>
    world.client.conversations.history({ channel: person.dm, include_all_metadata: include });
  expect((await history(true)).messages).toMatchObject([{ ts: sent.ts, text: '通知', metadata }]);
  expect((await history(false)).messages?.[0]).not.toHaveProperty('metadata');
  const later = await world.client.conversations.history({ channel: person.dm, oldest: sent.ts! });
  expect(later.messages).toEqual([]);
});

test('a signed press runs the handler, and the answer replaces the card', async () => {
  const person = world.fake.user(zhang);
  await card();
  const seen = await world.fake.expectMessage('U101', '高青县甲公司');
  expect(seen.buttons.map(({ label }) => label)).toEqual(['接受', '申请回避']);
  expect(seen.text).toBe('抽查任务\n对象 高青县甲公司');

  expect(await person.press(seen.id, 'accept')).toMatchObject({ ok: true, status: 200 });
  const after = await world.fake.expectEdit(seen, '已接受');
  expect(after).toMatchObject({ edits: 1, buttons: [] });
  expect(world.heard).toEqual(['accept t-1 by U101']);
  world.fake.expectNothingMore();
});

test('a bad signature and an old one are refused with 401', async () => {
  const body = `payload=${encodeURIComponent(JSON.stringify({ type: 'block_actions' }))}`;
  const post = async (headers: Record<string, string>) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(world.url, {
      method: 'POST',
      headers: { ...type, ...headers },
      body,
    });
    return response.status;
  };
  expect(await post(signature('wrong', body))).toBe(401);
  expect(await post(signature('secret', body, Date.now() - 600_000))).toBe(401);
  expect(await post({})).toBe(401);
  expect(world.heard).toEqual([]);
});

test('a modal opens, shows the errors at its fields, and closes when it is right', async () => {
  const person = world.fake.user(zhang);
  const { ts } = await card();
  await person.press(ts!, '申请回避');
  const modal = await person.expectView(({ callbackId }) => callbackId === 'recusal');
  expect(modal.inputs.map(({ block }) => block)).toEqual(['ground', 'reason']);

  await expect(person.submit(modal, {})).rejects.toThrow('"事由" must be filled in');
  expect(await person.submit(modal, { ground: 'kin' })).toEqual({
    ok: false,
    errors: { reason: '请填写说明' },
  });
  expect(person.view()?.errors).toEqual({ reason: '请填写说明' });
  expect(await person.submit(modal, { ground: 'kin', reason: '亲属' })).toMatchObject({ ok: true });
  expect(person.view()).toBeUndefined();
  expect(world.heard).toEqual(['recusal t-2 kin null', 'recusal t-2 kin 亲属']);
});

test('a slash command is answered to the person alone', async () => {
  const person = world.fake.user(zhang);
  await person.slash('/yaohao', '我的任务');
  expect(world.heard).toEqual(['command 我的任务']);
  const answer = await person.expectEphemeral('1 项任务');
  expect(answer).toMatchObject({ onlyFor: 'U101', chat: person.dm });
});

test('messages to the app and an opened home reach it as events', async () => {
  const person = world.fake.user(zhang);
  await person.say('你好 <b> & co');
  expect(world.heard).toEqual(['message 你好 &lt;b&gt; &amp; co']);
  await person.openHome();
  await world.fake.expectCall('views.publish', ({ outcome }) => outcome === 'ok');
  expect(person.home()?.text).toBe('今天没有任务');
});

test('an app that does not run is no answer, and a press waits no longer than three seconds', async () => {
  const person = world.fake.user(zhang);
  const { ts } = await card();
  world.fake.setRequestUrl('http://127.0.0.1:9/slack/events');
  expect(await person.press(ts!, 'accept')).toEqual({ ok: false, status: 0, body: undefined });
});
