import { config } from '../config.ts';
import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import { actorOf } from '../db/queries/actor.ts';
import type { Actor } from '../domain/actor.ts';
import { type CardKind, cardKinds } from '../domain/cards.ts';
import { Refusal } from '../domain/refusal.ts';
import { makeCard } from './cards.ts';
import type { BoundCard, Card, CardAction, Dest, Locale } from './port.ts';
import { keepShown, shownOf } from './shown.ts';
import { told } from './text.ts';
import { issueToken } from './tokens.ts';

/** A message ready to be sent: the card for its reader and what identifies its looks. */
export type Prepared = {
  card: BoundCard;
  locale: Locale;
  /** That of what is shown, without the tokens: equal hashes look alike, so no edit is needed. */
  hash: string;
};

/** Loads the present facts of a message and makes its card ready for `dest`, with fresh tokens for its buttons. */
export async function prepare(message: Message, dest: Dest): Promise<Prepared> {
  const locale = await localeOf(message);
  const card = await cardOf(message);
  const repeated = message.resent > 0;
  const shown = shownOf(card, locale, repeated);
  const { hash } = shown;
  await keepShown(shown, card, locale);
  const bound: BoundCard = {
    ...card,
    messageId: message.id,
    number: await numberOf(message),
    ...(repeated && { repeated }),
    tokens: {},
    links: {},
  };
  for (const action of actionsOf(card)) await bind(bound, action, { message, dest, hash });
  return { card: bound, locale, hash };
}

// A copy is the same notice, so it has the same number.
async function numberOf({ number, copyOf }: Message): Promise<string> {
  if (!copyOf) return number;
  const [first] = await database().query('select number from message where id = $1', [copyOf]);
  return first.number;
}

/** The buttons of a card. */
export const actionsOf = (card: Card): CardAction[] =>
  card.blocks.flatMap((block) => (block.t === 'actions' ? block.items : []));

// Everybody reads their own language; a group reads the language of the regulation.
async function localeOf({ personId }: Message): Promise<Locale> {
  if (!personId) return 'zh-CN';
  const [person] = await database().query('select locale from person where id = $1', [personId]);
  return person?.locale === 'en' ? 'en' : 'zh-CN';
}

async function cardOf(message: Message): Promise<Card> {
  const kind = cardKinds.find((known) => known === message.card);
  if (!kind) throw new Error(`no such card: ${message.card}`);
  const reader = message.personId ? await readerOf(message.personId) : null;
  if (reader === 'left') return emptyCard(kind, message, 'card.left');
  const vars = message.vars as Record<string, unknown>;
  const wanted = { type: message.aboutType, id: message.aboutId, reader, vars };
  return (await makeCard(kind, wanted)) ?? emptyCard(kind, message, 'card.gone');
}

// Whoever has left keeps the card in their chat, and nothing that was on it.
const readerOf = (personId: string): Promise<Actor | 'left'> =>
  actorOf(personId).catch((error: unknown) => {
    if (error instanceof Refusal) return 'left';
    throw error;
  });

const emptyCard = (
  kind: CardKind,
  { aboutType: type, aboutId: id }: Message,
  title: 'card.gone' | 'card.left',
): Card => ({ kind, about: { type, id, version: 0 }, title: told(title), blocks: [] });

type Binding = { message: Message; dest: Dest; hash: string };

// On the web people are signed in already; from another chat a link signs its owner in, once.
async function bind(bound: BoundCard, action: CardAction, { message, dest, hash }: Binding) {
  const grant = {
    // Copies of a card are one card: whatever is pressed on one of them has been pressed on all.
    messageId: message.copyOf ?? message.id,
    about: action.about ?? bound.about,
    seen: action.seen ?? bound.about.version,
    cardHash: hash,
    personId: message.personId,
  };
  if (action.panel) {
    bound.links[action.id] = panelLink(action);
  } else if (!action.path) {
    bound.tokens[action.id] = await issueToken({ ...grant, action: action.id });
  } else if (dest.provider === 'web') {
    bound.links[action.id] = action.path;
  } else {
    const token = await issueToken({ ...grant, action: 'enter' });
    bound.links[action.id] = new URL(`/enter/${token}`, config().BOT_URL).href;
  }
}

/** The address of a page of the panel. */
export const panelLink = ({ panel = '' }: CardAction): string =>
  new URL(panel, config().ADMIN_URL).href;
