import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { witnessCard } from '../../../chat/cards/witness.ts';
import type { BoundCard, ChatPort, Dest, MessageRef } from '../../../chat/port.ts';
import { slackClient, slackPort } from '../../../chat/slack.ts';
import { telegramPort } from '../../../chat/telegram.ts';
import { webDm, webPort } from '../../../chat/web.ts';
import { type FakeSlack, startFakeSlack } from '../../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../../simulator/telegram/server.ts';
import { useDatabase } from '../../support/database.ts';
import { wordsOf } from '../../support/markup.ts';
import { renderWeb } from '../../../chat/render-web.ts';
import { bound } from '../bound.ts';
import { draw } from '../facts.ts';
import { platforms } from './visits.ts';

const { sql } = useDatabase();

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

const witness = draw.witnesses[0]!.personId;
let messages = 0;

/** A card of a message of its own. */
function aCard(taskName = draw.taskName): BoundCard {
  messages += 1;
  const messageId = `00000000-0000-4000-8000-${String(messages).padStart(12, '0')}`;
  return bound(witnessCard({ ...draw, taskName }, witness), { messageId });
}

/** What the contract needs of a platform: a port, a chat, and what somebody sees there. */
type Here = {
  port: ChatPort;
  user: string;
  dest: Dest;
  shown: () => Promise<{ id: string; text: string }[]>;
  remove: (ref: MessageRef) => Promise<void>;
  /** The next send fails before anything has been done. */
  failing: <T>(act: () => Promise<T>) => Promise<T>;
};

type Fake = FakeTelegram | FakeSlack;
const visible = (fake: Fake, chat: string) => async () =>
  fake.messages(chat).filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor);
const removed = (fake: Fake) => async (ref: MessageRef) =>
  fake.deleteMessage({ chat: ref.dest.chat, id: ref.id });

const here: Record<(typeof platforms)[number], () => Here> = {
  telegram: () => ({
    port: telegramPort(new Api('4242:test', { apiRoot: telegram.url }), '4242'),
    user: '7',
    dest: { provider: 'telegram', account: '4242', chat: '7', kind: 'dm' },
    shown: visible(telegram, '7'),
    remove: removed(telegram),
    failing: async (act) => {
      telegram.fail5xx('sendMessage');
      return act();
    },
  }),
  slack: () => ({
    port: slackPort(slackClient('xoxb-test', slack.apiUrl)),
    user: 'U7',
    dest: { provider: 'slack', account: slack.teamId, chat: 'D7', kind: 'dm' },
    shown: visible(slack, 'U7'),
    remove: removed(slack),
    failing: async (act) => {
      slack.fail5xx('chat.postMessage');
      return act();
    },
  }),
  web: () => ({
    port: webPort,
    user: witness,
    dest: webDm(witness),
    shown: async () => {
      const rows = await sql(
        'select id, card, locale from web_post where chat = $1 order by posted_at, id',
        [witness],
      );
      return rows.map(({ id, card, locale }) => ({ id, text: wordsOf(renderWeb(card, locale)) }));
    },
    remove: async ({ id }) => void (await sql('delete from web_post where id = $1', [id])),
    failing: async (act) => {
      await sql('alter table web_post rename to web_post_away');
      try {
        return await act();
      } finally {
        await sql('alter table web_post_away rename to web_post');
      }
    },
  }),
};

async function posted({ port, dest }: Here, card: BoundCard, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const outcome = await port.post(dest, card, locale);
  if (!outcome.ok) throw new Error(outcome.class);
  return outcome.ref;
}

describe.each(platforms)('case 18: the port of %s', (platform) => {
  it('names itself, and the chat of a person it may write to', async () => {
    const { port, user, dest } = here[platform]();
    expect(port.provider).toBe(platform);
    const dm = await port.resolveDm(user);
    expect(dm).toMatchObject({ provider: platform, account: dest.account, kind: 'dm' });
    const ref = await posted({ ...here[platform](), dest: dm! }, aCard());
    expect(ref.dest.provider).toBe(platform);
  });

  it('posts a card once, in the language asked for, and says where it stands', async () => {
    const at = here[platform]();
    const before = (await at.shown()).length;
    const ref = await posted(at, aCard('春季抽查'));
    const english = await posted(at, aCard('秋季抽查'), 'en');
    const now = (await at.shown()).slice(before);
    expect(now.map(({ id }) => id)).toEqual([ref.id, english.id]);
    expect(now[0]!.text).toContain('春季抽查');
    expect(now[0]!.text).toContain('通知编号');
    expect(now[1]!.text).toContain('秋季抽查');
    expect(now[1]!.text).not.toContain('通知编号');
  });

  it('changes it in place, as often as asked, in another language too', async () => {
    const at = here[platform]();
    const ref = await posted(at, aCard('春季抽查'));
    const before = (await at.shown()).length;
    for (const [name, locale] of [
      ['夏季抽查', 'zh-CN'],
      ['冬季抽查', 'en'],
    ] as const) {
      expect(await at.port.edit(ref, aCard(name), locale)).toEqual({ ok: true, ref });
      const now = await at.shown();
      expect(now).toHaveLength(before);
      expect(now.find(({ id }) => id === ref.id)!.text).toContain(name);
    }
  });

  it('takes a change that changes nothing for done', async () => {
    const at = here[platform]();
    const card = aCard();
    const ref = await posted(at, card);
    const outcome = await at.port.edit(ref, card, 'zh-CN');
    if (!outcome.ok) expect(outcome.class).toBe('unchanged');
    else expect(outcome.ref).toEqual(ref);
  });

  it('finds that a card to change is gone, and posts none in its place by itself', async () => {
    const at = here[platform]();
    const ref = await posted(at, aCard());
    await at.remove(ref);
    const before = await at.shown();
    expect(await at.port.edit(ref, aCard(), 'zh-CN')).toEqual({ ok: false, class: 'gone' });
    expect(await at.shown()).toEqual(before);
  });

  it('throws nothing when it fails, sends nothing twice, and works again', async () => {
    const at = here[platform]();
    const before = (await at.shown()).length;
    const card = aCard();
    const outcome = await at.failing(() => at.port.post(at.dest, card, 'zh-CN'));
    expect(outcome).toMatchObject({ ok: false, class: expect.stringMatching(/^(retry|unknown)$/) });
    expect(await at.shown()).toHaveLength(before);
    await posted(at, card);
    expect(await at.shown()).toHaveLength(before + 1);
  });

  it('knows whether a card arrived, or says that it cannot know', async () => {
    const at = here[platform]();
    const card = aCard();
    const since = new Date(Date.now() - 60_000);
    const ref = await posted(at, card);
    const answers = [
      await at.port.find(at.dest, card.messageId, since),
      await at.port.find(at.dest, '00000000-0000-4000-8000-ffffffffffff', since),
    ];
    if (platform === 'telegram') expect(answers).toEqual([undefined, undefined]);
    else expect(answers).toEqual([ref, null]);
  });

  it('is in order', async () => {
    expect(await here[platform]().port.check()).toMatchObject({ ok: true });
  });
});
