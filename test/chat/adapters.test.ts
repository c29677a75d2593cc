import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { witnessCard } from '../../chat/cards/witness.ts';
import type { ChatPort, Dest, MessageRef } from '../../chat/port.ts';
import { slackClient, slackPort } from '../../chat/slack.ts';
import { telegramPort } from '../../chat/telegram.ts';
import type { FaultSwitches } from '../../simulator/fake-faults.ts';
import { listen } from '../../simulator/fake-server.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { useDatabase } from '../support/database.ts';
import { bound } from './bound.ts';
import { draw } from './facts.ts';

useDatabase();

const witness = draw.witnesses[0]!.personId;
const card = bound(witnessCard(draw, witness));
const since = new Date(Date.now() - 60_000);

let telegram: FakeTelegram;
let slack: FakeSlack;
beforeAll(async () => {
  telegram = await startFakeTelegram({ token: '4242:test' });
  slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
  telegram.user({ id: 7, name: '王建国', started: true });
  slack.user({ id: 'U7', name: '王建国' });
});
afterAll(async () => {
  await telegram.close();
  await slack.close();
});

type Platform = { port: ChatPort; dest: Dest; faults: FaultSwitches; send: string; edit: string };

const platforms: Record<'telegram' | 'slack', () => Platform> = {
  telegram: () => ({
    port: telegramPort(new Api('4242:test', { apiRoot: telegram.url }), '4242'),
    dest: { provider: 'telegram', account: '4242', chat: '7', kind: 'dm' },
    faults: telegram,
    send: 'sendMessage',
    edit: 'editMessageText',
  }),
  slack: () => ({
    port: slackPort(slackClient('xoxb-test', slack.apiUrl)),
    dest: { provider: 'slack', account: slack.teamId, chat: 'D7', kind: 'dm' },
    faults: slack,
    send: 'chat.postMessage',
    edit: 'chat.update',
  }),
};

const sent = async ({ port, dest }: Pick<Platform, 'port' | 'dest'>): Promise<MessageRef> => {
  const outcome = await port.post(dest, card, 'zh-CN');
  if (!outcome.ok) throw new Error(outcome.class);
  return outcome.ref;
};

describe.each(['telegram', 'slack'] as const)('the adapter of %s', (name) => {
  it('says by a retry how long a limit lasts', async () => {
    const { port, dest, faults, send } = platforms[name]();
    faults.rateLimit({ method: send, count: 1, retryAfter: 3 });
    expect(await port.post(dest, card, 'zh-CN')).toEqual({
      ok: false,
      class: 'retry',
      retryAfterMs: 3000,
      scope: 'chat',
    });
  });

  it('does not know what became of a message whose answer was lost, and sends it once', async () => {
    const { port, dest, faults, send } = platforms[name]();
    const calls = () => (name === 'telegram' ? telegram : slack).calls(send).length;
    const before = calls();
    faults.hangAfterSend(send);
    expect(await port.post(dest, card, 'zh-CN')).toEqual({ ok: false, class: 'unknown' });
    expect(calls()).toBe(before + 1);
  });

  it('does not know either after an error of the platform', async () => {
    const { port, dest, faults, send } = platforms[name]();
    faults.fail5xx(send);
    expect(await port.post(dest, card, 'zh-CN')).toEqual({ ok: false, class: 'unknown' });
  });

  it('finds that somebody has shut the bot out', async () => {
    const { port, dest, faults } = platforms[name]();
    const user = name === 'telegram' ? 7 : 'U7';
    faults.blocked(user);
    const outcome = await port.post(dest, card, 'zh-CN');
    faults.blocked(user, false);
    expect(outcome).toEqual({ ok: false, class: 'unreachable' });
  });

  it('tells a token that no longer works from everything else', async () => {
    const { port, dest, faults } = platforms[name]();
    faults.revokeToken();
    const outcome = await port.post(dest, card, 'zh-CN');
    faults.revokeToken(false);
    expect(outcome).toEqual({ ok: false, class: 'config' });
  });

  it('says what the platform refuses of what we made', async () => {
    const { port, dest } = platforms[name]();
    const long = 'x'.repeat(3000);
    const broken = {
      ...card,
      links: { open: name === 'telegram' ? 'nowhere' : `http://a/${long}` },
    };
    expect(await port.post(dest, broken, 'zh-CN')).toMatchObject({
      ok: false,
      class: 'bug',
      detail: expect.stringMatching(/URL|url|characters/),
    });
  });
});

describe('a message that looks as it looked', () => {
  it('counts as unchanged on Telegram', async () => {
    const here = platforms.telegram();
    const ref = await sent(here);
    expect(await here.port.edit(ref, card, 'zh-CN')).toEqual({ ok: false, class: 'unchanged' });
  });
});

describe('a message whose answer was lost', () => {
  it('can be found again on Slack by its own number, and told from one that never came', async () => {
    const { port, dest, faults, send } = platforms.slack();
    const messageId = '00000000-0000-4000-8000-0000000000aa';
    faults.hangAfterSend(send);
    await port.post(dest, { ...card, messageId }, 'zh-CN');
    expect(await port.find(dest, messageId, since)).toMatchObject({ dest, id: expect.any(String) });
    const other = '00000000-0000-4000-8000-0000000000bb';
    expect(await port.find(dest, other, since)).toBeNull();
  });

  it('cannot be looked for on Telegram', async () => {
    const { port, dest } = platforms.telegram();
    expect(await port.find(dest, card.messageId, since)).toBeUndefined();
  });
});

describe('nobody at the other end', () => {
  it('is not an unknown outcome but another try', async () => {
    const nobody = await listen(() => Promise.resolve(), {});
    await nobody.close();
    const { origin } = nobody;
    const port = telegramPort(new Api('4242:test', { apiRoot: origin }), '4242');
    const outcome = await port.post(platforms.telegram().dest, card, 'zh-CN');
    expect(outcome).toMatchObject({ ok: false, class: 'retry', scope: 'account' });
    const other = slackPort(slackClient('xoxb-test', `${origin}/api/`));
    expect(await other.post(platforms.slack().dest, card, 'zh-CN')).toMatchObject({
      ok: false,
      class: 'retry',
      scope: 'account',
    });
  });
});
