import { adapters } from '../../../chat/adapters.ts';
import { witnessCard } from '../../../chat/cards/witness.ts';
import type { BoundCard, ChatPort, Dest, MessageRef } from '../../../chat/port.ts';
import { renderWeb } from '../../../chat/render-web.ts';
import { webDm } from '../../../chat/web.ts';
import type { FakeSlack } from '../../../simulator/slack/server.ts';
import type { FakeTelegram } from '../../../simulator/telegram/server.ts';
import type { World } from '../../bot/world.ts';
import { wordsOf } from '../../support/markup.ts';
import { bound } from '../bound.ts';
import { draw } from '../facts.ts';
import type { Platform } from './visits.ts';

const telegramUser = '77';
const slackUser = 'U77';
const witness = draw.witnesses[0]!.personId;
let messages = 0;

/** A card of a message of its own. */
export function aWitnessCard(taskName = draw.taskName): BoundCard {
  messages += 1;
  const messageId = `00000000-0000-4000-8000-${String(messages).padStart(12, '0')}`;
  return bound(witnessCard({ ...draw, taskName }, witness), { messageId });
}

/** Lets the account that the contract writes to open its private chats. */
export function openAccounts({ telegram, slack }: World): void {
  telegram.user({ id: Number(telegramUser), name: '王建国', started: true });
  slack.user({ id: slackUser, name: '王建国' });
}

/** What the contract needs of a platform: a port, a chat, and what somebody sees there. */
export type Here = {
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

/** The ports of the running program, with what the contract needs of each platform. */
export const placesOf = ({ telegram, slack, sql }: World): Record<Platform, () => Here> => ({
  telegram: () => ({
    port: adapters().telegram!,
    user: telegramUser,
    dest: { provider: 'telegram', account: '4242', chat: telegramUser, kind: 'dm' },
    shown: visible(telegram, telegramUser),
    remove: removed(telegram),
    failing: async (act) => {
      telegram.fail5xx('sendMessage');
      return act();
    },
  }),
  slack: () => ({
    port: adapters().slack!,
    user: slackUser,
    dest: {
      provider: 'slack',
      account: slack.teamId,
      chat: slack.user({ id: slackUser, name: '王建国' }).dm,
      kind: 'dm',
    },
    shown: visible(slack, slackUser),
    remove: removed(slack),
    failing: async (act) => {
      slack.fail5xx('chat.postMessage');
      return act();
    },
  }),
  web: () => ({
    port: adapters().web!,
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
});
