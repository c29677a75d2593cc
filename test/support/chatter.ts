import type { SeenMessage } from '../../simulator/fake-reading.ts';
import type { ChatPerson } from '../../simulator/sample-chats.ts';
import { attributeOf } from './markup.ts';
import type { Page } from './page.ts';
import { eventually, patienceMs, type Stage } from './story.ts';
import { aVisitor, type Visitor } from './visitor.ts';

/** A card as it stands in a private chat; blanks and line breaks run together. */
export type ChatCard = {
  id: string;
  text: string;
  buttons: string[];
  links: Record<string, string>;
};

/** Somebody with a private chat, the same on whichever platform it is. */
export type Chatter = {
  who: ChatPerson;
  /** What the bot wrote, oldest first, as it stands now. */
  cards: () => Promise<ChatCard[]>;
  /** The newest card that reads so, as soon as there is one. */
  card: (words: string | RegExp) => Promise<ChatCard>;
  /** Presses a button; answers what the person is told, on Slack the first answer with these words. */
  press: (card: ChatCard, button: string, words?: string) => Promise<string>;
};

/** A person in the chat that the sample county gave them. */
export function chatterOf(stage: Stage, who: ChatPerson): Chatter {
  const { cards, press } = {
    telegram: () => onTelegram(stage, who),
    slack: () => onSlack(stage, who),
    web: () => onWeb(aVisitor(stage.sites.chat), `/as/${who.personId}`),
  }[who.provider]();
  return chatter(who, cards, press);
}

/** An official who has signed in to the web chat. */
export function atTheirDesk(who: ChatPerson, visitor: Visitor): Chatter {
  const { cards, press } = onWeb(visitor, '');
  return chatter(who, cards, press);
}

const chatter = (who: ChatPerson, cards: Chatter['cards'], press: Chatter['press']): Chatter => ({
  who,
  cards,
  press,
  card: async (words) => {
    const reads = ({ text }: ChatCard) =>
      typeof words === 'string' ? text.includes(words) : words.test(text);
    let seen: ChatCard[] = [];
    try {
      return await eventually(async () => (seen = await cards()).findLast(reads));
    } catch (cause) {
      const texts = seen.map(({ text }) => `  ${text}`).join('\n');
      throw new Error(`${who.name} has no card ${String(words)} on ${who.provider}:\n${texts}`, {
        cause,
      });
    }
  },
});

type Chat = Pick<Chatter, 'cards' | 'press'>;

const cardOf = ({ id, text, buttons }: SeenMessage): ChatCard => ({
  id,
  text: text.replace(/\s+/g, ' ').trim(),
  buttons: buttons.map(({ label }) => label),
  links: Object.fromEntries(buttons.flatMap(({ label, url }) => (url ? [[label, url]] : []))),
});

const isCard = ({ fromBot, deleted, onlyFor }: SeenMessage) => fromBot && !deleted && !onlyFor;

function onTelegram({ telegram }: Stage, { userId, name }: ChatPerson): Chat {
  const person = telegram.user({ id: Number(userId), name });
  return {
    cards: async () => person.messages().filter(isCard).map(cardOf),
    press: async ({ id }, button) =>
      (await person.press(id, button, { timeoutMs: patienceMs })).toast,
  };
}

function onSlack({ slack }: Stage, { userId, name }: ChatPerson): Chat {
  const person = slack.user({ id: userId, name });
  return {
    cards: async () => person.messages().filter(isCard).map(cardOf),
    press: async ({ id }, button, words) => {
      await person.press(id, button);
      return (await person.expectEphemeral(words, { timeoutMs: patienceMs })).text;
    },
  };
}

function onWeb(visitor: Visitor, base: string): Chat {
  const pieces = async () => {
    const pages = [
      await visitor.open(`${base}/inbox?view=done`),
      await visitor.open(`${base}/inbox`),
    ];
    return new Map(pages.flatMap(({ parts }) => parts(/./)).flatMap((piece) => named(piece)));
  };
  return {
    cards: async () =>
      [...(await pieces())].map(([id, piece]) => webCard(id, piece)).sort(byNumber),
    press: async ({ id }, button) => {
      const piece = (await pieces()).get(id);
      if (!piece) throw new Error(`the card ${id} is gone from the inbox`);
      const next = await piece.form(button).press(button);
      return next.flash ?? next.text;
    },
  };
}

const named = (piece: Page): [string, Page][] => {
  const [tag = ''] = /^<article[^>]*>/.exec(piece.html) ?? [];
  const id = attributeOf(tag, 'data-message');
  return id === undefined ? [] : [[id, piece]];
};

const byNumber = (one: ChatCard, other: ChatCard) => numberOf(one) - numberOf(other);
const numberOf = ({ text }: ChatCard) => Number(/通知编号 N-(\d+)/.exec(text)?.[1]);

const webCard = (id: string, { text, buttons, links }: Page): ChatCard => ({
  id,
  text,
  buttons: [...buttons, ...links.map(({ label }) => label)],
  links: Object.fromEntries(links.map(({ label, href }) => [label, href])),
});
