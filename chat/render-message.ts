import { config } from '../config.ts';
import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import { personAsActor } from '../db/queries/actor.ts';
import type { Actor } from '../domain/actor.ts';
import { type CardKind, cardKinds } from '../domain/cards.ts';
import { makeCard } from './cards.ts';
import type { BoundCard, Card, CardAction, Dest, Locale } from './port.ts';
import { keepShown, shownOf } from './shown.ts';
import { told } from './text.ts';
import { issueTokens } from './tokens.ts';

/** A message ready to be sent: the card for its reader and what identifies its looks. */
export type Prepared = {
  card: BoundCard;
  locale: Locale;
  /** That of what is shown, without the tokens: equal hashes look alike, so no edit is needed. */
  hash: string;
};

/** Loads the present facts of a message and makes its card ready for `dest`, with fresh tokens for its buttons. */
export async function prepare(message: Message, dest: Dest): Promise<Prepared> {
  const { reader, locale } = await readerOf(message);
  const card = await cardOf(message, reader);
  const repeated = message.resent > 0;
  const shown = shownOf(card, locale, repeated);
  const { hash } = shown;
  const [number, bound] = await Promise.all([
    numberOf(message),
    bind(card, { message, dest, hash }),
    keepShown(shown, card, locale),
  ]);
  const whole = { ...card, messageId: message.id, number, ...(repeated && { repeated }), ...bound };
  return { card: whole, locale, hash };
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

type Reader = { reader: Actor | 'left' | null; locale: Locale };

// Everybody reads their own language; a group reads the language of the regulation. Whoever has left
// keeps the card in their chat, and nothing that was on it.
async function readerOf({ personId }: Message): Promise<Reader> {
  if (!personId) return { reader: null, locale: 'zh-CN' };
  const { actor, locale } = await personAsActor(personId);
  return { reader: actor ?? 'left', locale: locale === 'en' ? 'en' : 'zh-CN' };
}

async function cardOf(message: Message, reader: Reader['reader']): Promise<Card> {
  const kind = cardKinds.find((known) => known === message.card);
  if (!kind) throw new Error(`no such card: ${message.card}`);
  if (reader === 'left') return emptyCard(kind, message, 'card.left');
  const vars = message.vars as Record<string, unknown>;
  const messageId = message.copyOf ?? message.id;
  const wanted = { messageId, type: message.aboutType, id: message.aboutId, reader, vars };
  return (await makeCard(kind, wanted)) ?? emptyCard(kind, message, 'card.gone');
}

const emptyCard = (
  kind: CardKind,
  { aboutType: type, aboutId: id }: Message,
  title: 'card.gone' | 'card.left',
): Card => ({ kind, about: { type, id, version: 0 }, title: told(title), blocks: [] });

type Binding = { message: Message; dest: Dest; hash: string };

// On the web people are signed in already; from another chat a link signs its owner in, once.
async function bind(card: Card, { message, dest, hash }: Binding) {
  const wanted = actionsOf(card).map((action) => ({
    action,
    grant: {
      // Copies of a card are one card: whatever is pressed on one of them has been pressed on all.
      messageId: message.copyOf ?? message.id,
      about: action.about ?? card.about,
      seen: action.seen ?? card.about.version,
      cardHash: hash,
      personId: message.personId,
      action: grantedBy(action, dest) ?? '',
    },
  }));
  const granted = wanted.filter(({ grant }) => grant.action !== '');
  const tokens = await issueTokens(granted.map(({ grant }) => grant));
  const byAction = new Map(granted.map(({ action }, at) => [action, tokens[at] as string]));
  const bound: Pick<BoundCard, 'tokens' | 'links'> = { tokens: {}, links: {} };
  for (const { action } of wanted) {
    const link = linkOf(action, byAction.get(action));
    if (link === undefined) bound.tokens[action.id] = byAction.get(action) as string;
    else bound.links[action.id] = link;
  }
  return bound;
}

// What the token of a button lets its owner do; nothing where the button needs none.
function grantedBy({ id, panel, path }: CardAction, dest: Dest): string | undefined {
  if (panel) return undefined;
  if (!path) return id;
  return dest.provider === 'web' ? undefined : 'enter';
}

// Where a button leads; one that is pressed leads nowhere.
function linkOf(action: CardAction, token?: string): string | undefined {
  if (action.panel) return panelLink(action);
  if (!action.path) return undefined;
  return token ? new URL(`/enter/${token}`, config().BOT_URL).href : action.path;
}

/** The address of a page of the panel. */
export const panelLink = ({ panel = '' }: CardAction): string =>
  new URL(panel, config().ADMIN_URL).href;
