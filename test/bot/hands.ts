import { randomUUID } from 'node:crypto';
import type { SeenMessage } from '../../simulator/fake-reading.ts';
import type { Someone } from '../support/factories.ts';
import { aVisitor } from '../support/visitor.ts';
import type { World } from './world.ts';

/** A card as somebody sees it; `tokens` by the words on the buttons. */
export type SeenCard = {
  id: string;
  text: string;
  buttons: string[];
  tokens: Record<string, string>;
};

/**
 * What is filled into a form, in the order of its questions: the words of an option, or own words; of several
 * options all of them, with 、 between.
 */
export type Filled = Record<string, string>;

/** Somebody's hands in one chat, the same for every platform. Answers are the words they are told. */
export type Hand = {
  provider: 'telegram' | 'slack' | 'web';
  card: (words: string) => Promise<SeenCard>;
  press: (card: SeenCard, label: string) => Promise<string>;
  /** Presses a button that a changed client made up, or took from a forwarded card. */
  pressToken: (card: SeenCard, token: string) => Promise<string>;
  fill: (card: SeenCard, label: string, filled: Filled) => Promise<string>;
};

let count = 700;

// An answer may wait for a bot that starts anew, on a machine that is busy.
const patienceMs = 20_000;

/** Gives somebody an account on a platform, with an open private chat, and the hands to use it. */
export async function aHand(
  world: World,
  person: Someone,
  provider: Hand['provider'],
): Promise<Hand> {
  if (provider === 'web') return onWeb(world, person);
  count += 1;
  const user = provider === 'telegram' ? String(count) : `U${count}`;
  const account = provider === 'telegram' ? '4242' : world.slack.teamId;
  await world.sql(
    `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     values ($1, $2, $3, $4, $5, now())`,
    [randomUUID(), person.id, provider, account, user],
  );
  return provider === 'telegram'
    ? onTelegram(world, count, person.name)
    : onSlack(world, user, person.name);
}

const newest = (messages: SeenMessage[], words: string): SeenMessage => {
  const found = messages.findLast(
    (message) =>
      message.fromBot && !message.deleted && !message.onlyFor && message.text.includes(words),
  );
  if (!found)
    throw new Error(`no card with ${words}: ${messages.map(({ text }) => text).join('\n')}`);
  return found;
};

const cardOf = ({ id, text, buttons }: SeenMessage): SeenCard => ({
  id,
  text,
  buttons: buttons.map(({ label }) => label),
  tokens: Object.fromEntries(buttons.map(({ label, value, url }) => [label, url ?? value])),
});

/** An account on Telegram, linked or not. */
export function onTelegram({ telegram }: World, id: number, name: string): Hand {
  const person = telegram.user({ id, name, started: true });
  const toast = async (answer: Promise<{ toast: string }>) => (await answer).toast;
  // Ticks these and no others, one press after the other.
  const tick = async (prompt: SeenMessage, wanted: string[]): Promise<string> => {
    const plain = (label: string) => label.replace('✓ ', '');
    for (const { label } of prompt.buttons) {
      if (['选好了', '不填', '取消'].includes(label)) continue;
      if (wanted.includes(plain(label)) === label.startsWith('✓ ')) continue;
      await person.press(prompt.id, label);
      const other = label.startsWith('✓ ') ? plain(label) : `✓ ${label}`;
      const isTicked = (seen: SeenMessage) => seen.buttons.some((one) => one.label === other);
      if (!isTicked(telegram.messages(id).find((one) => one.id === prompt.id)!))
        await telegram.expectEdit(prompt, isTicked);
    }
    return toast(person.press(prompt.id, '选好了'));
  };
  const answer = async (value: string) => {
    const prompt = newest(telegram.messages(id), '');
    if (prompt.buttons.some(({ label }) => label === '选好了'))
      return tick(prompt, value.split('、'));
    const option = prompt.buttons.find(({ label }) => label === (value || '不填'));
    if (option) return toast(person.press(prompt.id, option.label));
    const before = telegram.messages(id).length;
    person.say(value);
    const told = await telegram.expectMessage(
      id,
      (message) => telegram.messages(id).findIndex(({ id: at }) => at === message.id) > before,
    );
    return told.text;
  };
  return {
    provider: 'telegram',
    card: async (words) => cardOf(newest(telegram.messages(id), words)),
    press: (card, label) =>
      toast(person.press(card.id, card.tokens[label]!, { stale: true, timeoutMs: patienceMs })),
    pressToken: (card, data) => {
      const chat = telegram.messages().find((message) => message.id === card.id)!.chat;
      return toast(person.forge({ chat, id: card.id, data }, patienceMs));
    },
    fill: async (card, label, filled) => {
      const before = new Set(telegram.messages(id).map((message) => message.id));
      await person.press(card.id, label);
      await telegram.expectMessage(id, ({ id: at, fromBot }) => fromBot && !before.has(at));
      let told = '';
      for (const value of Object.values(filled)) told = await answer(value);
      return told;
    },
  };
}

// One choice goes as it is: a field of words may have the same name.
const listed = (name: string, value: string): string | string[] =>
  ['methods', 'grounds', 'measures'].includes(name) && value.includes('、')
    ? value.split('、')
    : value;

/** An account on Slack, linked or not. */
export function onSlack({ slack }: World, id: string, name: string): Hand {
  const person = slack.user({ id, name });
  const told = async (act: () => Promise<unknown>) => {
    const before = person.ephemerals().length;
    await act();
    await person.expectEphemeral(() => person.ephemerals().length > before);
    return person.ephemerals().at(-1)!.text;
  };
  return {
    provider: 'slack',
    card: async (words) => cardOf(newest(slack.messages(id), words)),
    press: (card, label) => told(() => person.press(card.id, card.tokens[label]!, { stale: true })),
    pressToken: (card, value) => told(() => person.forge(card.id, { action_id: 'forged', value })),
    fill: async (card, label, filled) => {
      const open = person.view();
      if (!open) await person.press(card.id, label);
      const view = await person.expectView();
      const before = person.ephemerals().length;
      const several = Object.entries(filled).map(([name, value]) => [name, listed(name, value)]);
      const { ok, errors } = await person.submit(view, Object.fromEntries(several));
      if (!ok) return Object.values(errors).join();
      await person.expectEphemeral(() => person.ephemerals().length > before);
      return person.ephemerals().at(-1)!.text;
    },
  };
}

function onWeb({ origin }: World, { id }: Someone): Hand {
  const visitor = aVisitor(origin);
  const inbox = () => visitor.open(`/as/${id}/inbox`);
  const post = async (token: string) => {
    const answer = await fetch(`${origin}/as/${id}/press`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ token }),
    });
    return ((await answer.json()) as { note: string }).note;
  };
  const card = async (words: string): Promise<SeenCard> => {
    const part = (await inbox()).part(words);
    const tokens = part.buttons.map((label) => [
      label,
      part.form(label).fields()['token'] as string,
    ]);
    return {
      id: /data-message="([^"]+)"/.exec(part.html)![1]!,
      text: part.text,
      buttons: part.buttons,
      tokens: Object.fromEntries(tokens),
    };
  };
  return {
    provider: 'web',
    card,
    press: (shown, label) => post(shown.tokens[label]!),
    pressToken: (_, token) => post(token),
    fill: async (shown, label, filled) => {
      const cards = (await inbox()).parts('');
      const own = cards.find(({ html }) => html.includes(`data-message="${shown.id}"`))!;
      const page = await own.form(label).press(label);
      const button = page.buttons.find((name) => name.startsWith('提交'))!;
      const form = page.form(button);
      for (const [name, value] of Object.entries(filled)) {
        if (new RegExp(`<textarea[^>]* name="${name}"`).test(page.html))
          form.fill({ [name]: value });
        else for (const each of [listed(name, value)].flat()) form.choose(each, name);
      }
      return (await form.press(button)).text;
    },
  };
}
