import { Api } from 'grammy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slackClient, slackPort } from '../../chat/slack.ts';
import { telegramPort } from '../../chat/telegram.ts';
import { webPort } from '../../chat/web.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { claim } from '../../worker/claim.ts';
import { complete } from '../../worker/complete.ts';
import { deliverMessage } from '../../worker/deliver-message.ts';
import type { Ports } from '../../worker/destination.ts';
import type { Offer } from '../../worker/queue.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import { useDatabase } from '../support/database.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const database = useDatabase();

const token = '4242:telegram-token-of-a-test';
let office: PostOffice;
let telegram: FakeTelegram;
let slack: FakeSlack;
let ports: Ports;

beforeAll(async () => {
  office = await openPostOffice(database);
  telegram = await startFakeTelegram({ token });
  slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
  telegram.user({ id: 7, name: '沈国强', started: true });
  telegram.user({ id: 8, name: '郑海', started: true });
  slack.user({ id: 'U7', name: '沈国强' });
  ports = {
    telegram: telegramPort(new Api(token, { apiRoot: telegram.url }), '4242'),
    slack: slackPort(slackClient('xoxb-test', slack.apiUrl)),
    web: webPort,
  };
});
afterAll(async () => {
  await telegram.close();
  await slack.close();
});
beforeEach(async () => {
  await database.sql('delete from chat_identity');
  await database.sql('delete from web_post');
  await database.sql('delete from chat_pace');
  await database.sql(`update message set state = 'held' where state <> 'held'`);
});

const onTelegram = { provider: 'telegram', account: '4242', user: '7' };
const onSlack = { provider: 'slack', account: 'T0', user: 'U7' };
const deliver = (messageId: string) => deliverMessage({ messageId }, ports);
const seen = () => telegram.messages(7).filter((message) => message.fromBot);
const repeated = '重发';

/** What a sweep finds, by message. */
async function swept(): Promise<string[]> {
  const found: string[] = [];
  await sweepMessages(async (offers: Offer[]) => {
    found.push(...offers.map(({ payload }) => ('messageId' in payload ? payload.messageId : '')));
  });
  return found;
}

describe('a message owed to a person', () => {
  it('goes to the chat that was linked last', async () => {
    await office.link('planner', onSlack);
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    const message = await telegram.expectMessage(7, '机动车修理业秋季抽查');
    expect(await office.message(id)).toMatchObject({
      state: 'sent',
      provider: 'telegram',
      chat: '7',
      providerRef: message.id,
      sentVersion: 1,
      attempt: 1,
      locale: 'zh-CN',
      lastError: null,
    });
    expect(slack.messages()).toEqual([]);
  });

  it('goes to the web inbox when nothing is linked', async () => {
    const id = await office.owe('planner');
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'sent', provider: 'web' });
    expect(await office.inbox('planner')).toEqual([expect.stringContaining(id)]);
  });

  it('goes to another platform when the person has shut the bot out, and stays away from the first', async () => {
    await office.link('planner', onSlack);
    await office.link('planner', onTelegram);
    telegram.blocked(7);
    const id = await office.owe('planner');
    await deliver(id);
    expect(await office.message(id)).toMatchObject({
      state: 'pending',
      provider: null,
      lastError: 'unreachable',
    });
    await deliver(id);
    await slack.expectMessage(undefined, '机动车修理业秋季抽查');
    expect(await office.message(id)).toMatchObject({ state: 'sent', provider: 'slack' });
    telegram.blocked(7, false);
    const next = await office.owe('planner');
    await office.wait();
    await deliver(next);
    expect(await office.message(next)).toMatchObject({ provider: 'slack' });
  });

  it('ends in the web inbox when no platform reaches the person', async () => {
    await office.link('planner', onTelegram);
    telegram.blocked(7);
    const id = await office.owe('planner');
    await deliver(id);
    await deliver(id);
    telegram.blocked(7, false);
    expect(await office.message(id)).toMatchObject({ state: 'sent', provider: 'web' });
  });

  it('waits, undropped, for a platform that is not configured where it has been before', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    await office.rename('未配置时的抽查');
    await deliverMessage({ messageId: id }, { ...ports, telegram: undefined });
    expect(await office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 1,
      lastError: 'no-telegram',
    });
    await office.wait();
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ sentVersion: 2, lastError: null });
  });

  it('is sent once when two workers have it in hand', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    const before = seen().length;
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    expect(seen().length).toBe(before + 1);
    expect((await office.message(id)).attempt).toBe(1);
  });

  it('is due at once, even if it was owed by a clock that is ahead', async () => {
    const id = await office.owe('planner', {}, new Date('2031-01-01T00:00:00Z'));
    expect(await swept()).toEqual([id]);
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'sent' });
  });
});

describe('a copy of a card', () => {
  it('is edited to the present state, once for many changes', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    await office.rename('第一次改名');
    await office.rename('第二次改名');
    expect(await swept()).toEqual([id]);
    await office.wait();
    await deliver(id);
    const last = seen().at(-1);
    expect(last).toMatchObject({ edits: 1 });
    expect(last?.text).toContain('第二次改名');
    expect(await office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 3,
      desiredVersion: 3,
    });
    expect(await swept()).toEqual([]);
  });

  it('is left alone when it looks the same', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    await database.sql('update message set desired_version = 2 where id = $1', [id]);
    const calls = telegram.calls().length;
    await office.wait();
    await deliver(id);
    expect(telegram.calls().length).toBe(calls);
    expect(await office.message(id)).toMatchObject({ state: 'sent', sentVersion: 2 });
  });

  it('is posted again when somebody has deleted it', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    const first = (await office.message(id)).providerRef ?? '';
    telegram.deleteMessage({ chat: 7, id: first });
    await office.rename('删除之后的抽查');
    await office.wait();
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'pending', providerRef: null });
    await office.wait();
    await deliver(id);
    const message = await telegram.expectMessage(7, '删除之后的抽查');
    expect(await office.message(id)).toMatchObject({ state: 'sent', providerRef: message.id });
  });

  it('is edited again when the answer to an edit was lost', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    await deliver(id);
    await office.rename('答复丢失的抽查');
    await office.wait();
    telegram.hangAfterSend('editMessageText');
    await deliver(id);
    expect(await office.message(id)).toMatchObject({
      state: 'sent',
      sentVersion: 1,
      lastError: 'unknown',
    });
    await office.wait();
    await deliver(id);
    expect((await office.message(id)).sentVersion).toBe((await office.message(id)).desiredVersion);
  });
});

describe('when the answer to a new message is lost', () => {
  it('an action card is repeated once, with a mark, after a minute', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner', { class: 'action' });
    telegram.hangAfterSend('sendMessage', 2);
    const before = seen().length;
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    expect(await swept()).toEqual([]);
    await office.wait();
    expect(await swept()).toEqual([id]);
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown', resent: 1 });
    const copies = seen().slice(before);
    expect(copies.map(({ text }) => text.includes(repeated))).toEqual([false, true]);
    await office.wait();
    expect(await swept()).toEqual([]);
  });

  it('a reminder is not repeated: the next one covers it', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner', { class: 'reminder' });
    telegram.hangAfterSend('sendMessage');
    const before = seen().length;
    await deliver(id);
    await office.wait();
    expect(await swept()).toEqual([]);
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    expect(seen().length).toBe(before + 1);
  });

  it('Slack is asked, and the copy that arrived is adopted and brought up to date', async () => {
    await office.link('planner', onSlack);
    const id = await office.owe('planner');
    slack.hangAfterSend('chat.postMessage');
    const before = slack.messages().length;
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown', providerRef: null });
    await office.rename('已送达的抽查');
    await office.wait();
    await deliver(id);
    const adopted = await office.message(id);
    expect(adopted).toMatchObject({ state: 'sent', resent: 0, sentVersion: 0 });
    await office.wait();
    await deliver(id);
    const [copy, ...more] = slack.messages().slice(before);
    expect(more).toEqual([]);
    expect(copy).toMatchObject({ id: adopted.providerRef });
    expect(copy?.text).toContain('已送达的抽查');
    expect(copy?.text).not.toContain(repeated);
  });

  it('Slack is asked, and what did not arrive is sent again with a mark', async () => {
    await office.link('planner', onSlack);
    const id = await office.owe('planner', { class: 'reminder' });
    slack.fail5xx('chat.postMessage');
    const before = slack.messages().length;
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown' });
    await office.wait();
    await deliver(id);
    const copies = slack.messages().slice(before);
    expect(copies.map(({ text }) => text.includes(repeated))).toEqual([true]);
    expect(await office.message(id)).toMatchObject({ state: 'sent', resent: 1 });
  });

  it('Slack is asked later when it does not say now', async () => {
    await office.link('planner', onSlack);
    const id = await office.owe('planner');
    slack.hangAfterSend('chat.postMessage');
    const before = slack.messages().length;
    await deliver(id);
    await office.wait();
    slack.fail5xx('conversations.history');
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'unknown', resent: 0 });
    await office.wait();
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'sent', resent: 0 });
    expect(slack.messages().length).toBe(before + 1);
  });
});

describe('a platform that says no', () => {
  it('for a while is left alone for that while', async () => {
    await office.link('planner', onTelegram);
    const id = await office.owe('planner');
    telegram.rateLimit({ method: 'sendMessage', count: 1, retryAfter: 30 });
    await deliver(id);
    const message = await office.message(id);
    expect(message).toMatchObject({ state: 'pending', lastError: 'retry' });
    expect(message.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 25_000);
    const next = await office.owe('planner');
    await deliver(next);
    expect((await office.message(next)).attempt).toBe(0);
    await office.wait();
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'sent', attempt: 2 });
  });

  it('because the token is no longer good keeps everything until it is mended', async () => {
    await office.link('planner', onTelegram);
    await office.link('approver', { ...onTelegram, user: '8' });
    const [id, other] = [await office.owe('planner'), await office.owe('approver')];
    telegram.revokeToken();
    await deliver(id);
    await deliver(other);
    telegram.revokeToken(false);
    expect(await office.message(id)).toMatchObject({ state: 'pending', lastError: 'config' });
    expect(await office.message(other)).toMatchObject({ state: 'pending', attempt: 0 });
    await office.wait();
    await deliver(id);
    await deliver(other);
    expect(await office.message(id)).toMatchObject({ state: 'sent' });
    expect(await office.message(other)).toMatchObject({ state: 'sent' });
  });
});

describe('a reader', () => {
  it('gets one message at a time, the oldest first', async () => {
    const [first, second] = [await office.owe('planner'), await office.owe('planner')];
    const other = await office.owe('approver');
    expect((await swept()).sort()).toEqual([first, other].sort());
    const dest = {
      provider: 'web',
      account: 'web',
      chat: office.people['planner']!,
      kind: 'dm',
    } as const;
    expect(await claim(first, dest)).toBeDefined();
    expect(await claim(second, dest)).toBeUndefined();
    expect(await swept()).toEqual([other]);
  });

  it('gets no more than a platform allows, and the sweep says when to come again', async () => {
    await office.link('planner', onTelegram);
    const [first, second] = [await office.owe('planner'), await office.owe('planner')];
    await deliver(first);
    await deliver(second);
    const waiting = await office.message(second);
    expect(waiting).toMatchObject({ state: 'pending', attempt: 0 });
    const next = await sweepMessages(async () => {});
    expect(next).toEqual(waiting.nextTryAt);
    await office.wait();
    await deliver(second);
    expect(await office.message(second)).toMatchObject({ state: 'sent' });
  });
});

describe('a worker that dies or sleeps', () => {
  const chat = () =>
    ({ provider: 'web', account: 'web', chat: office.people['planner']!, kind: 'dm' }) as const;
  const copy = { state: 'sent' as const, columns: { providerRef: 'late', sentVersion: 1 } };

  it('during a first send leaves an unknown outcome when its lease runs out', async () => {
    const id = await office.owe('planner');
    await claim(id, chat());
    expect(await swept()).toEqual([]);
    await office.wait();
    expect(await swept()).toEqual([id]);
    expect(await office.message(id)).toMatchObject({
      state: 'unknown',
      lastError: 'lease',
      attempt: 1,
    });
    await deliver(id);
    expect(await office.message(id)).toMatchObject({ state: 'sent', resent: 1 });
    expect(await office.inbox('planner')).toHaveLength(1);
  });

  it('during an edit leaves a copy that is out of date', async () => {
    const id = await office.owe('planner');
    await deliver(id);
    await office.rename('编辑中断的抽查');
    await claim(id, chat());
    await office.wait();
    expect(await swept()).toEqual([id]);
    expect(await office.message(id)).toMatchObject({ state: 'sent', lastError: 'lease' });
  });

  it('is heard late while nobody else has tried', async () => {
    const id = await office.owe('planner');
    const claimed = await claim(id, chat());
    await office.wait();
    await swept();
    expect(await complete(claimed!.message, copy)).toBe(true);
    expect(await office.message(id)).toMatchObject({ state: 'sent', providerRef: 'late' });
  });

  it('is not heard any more once somebody else has tried', async () => {
    const id = await office.owe('planner');
    const zombie = await claim(id, chat());
    await office.wait();
    await swept();
    await deliver(id);
    expect(await complete(zombie!.message, copy)).toBe(false);
    const message = await office.message(id);
    expect(message).toMatchObject({ state: 'sent', attempt: 2 });
    expect(message.providerRef).not.toBe('late');
  });
});
