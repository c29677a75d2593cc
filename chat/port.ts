import type { CardKind } from '../domain/cards.ts';
import type { Locale } from '../locales/translate.ts';
import type { Fetched } from './fetch-file.ts';
import type { Text } from './text.ts';

export type { Locale } from '../locales/translate.ts';

/** The chats that people use. */
export type ProviderId = 'telegram' | 'slack' | 'web';

/**
 * A chat to send to. `account` is the bot's own account there (bot id, team id, 'web'). On the web
 * the private chat of a person is the person's id.
 */
export type Dest = { provider: ProviderId; account: string; chat: string; kind: 'dm' | 'group' };

/** A message as its platform names it: Slack's real channel and ts, Telegram's message_id. */
export type MessageRef = { dest: Dest; id: string };

/** A button. One with a `path` opens a page of the web chat; every other is pressed. At most three to a card. */
export type CardAction = {
  id: string;
  label: Text;
  style?: 'primary' | 'danger';
  confirm?: Text;
  path?: string;
  /** A page of the panel instead. */
  panel?: string;
  /** The version of what the button is about, as this card shows it; `about` where that is not the card's. */
  seen?: number;
  about?: { type: string; id: string };
};

/** A part of a card, from top to bottom. */
export type Block =
  | { t: 'text'; body: Text; tone?: 'normal' | 'muted' | 'warn' | 'done' }
  | { t: 'fields'; rows: [Text, Text][] }
  /** An address elsewhere, as one line; buttons are for what is done here. */
  | { t: 'link'; label: Text; url: string }
  /** Somebody is called by name; on a platform where they are linked, so that it tells them. */
  | { t: 'mention'; name: string; users: Partial<Record<ProviderId, string>> }
  | { t: 'actions'; items: CardAction[] };

/** What a message shows, the same on every platform; pure data without language or rights. */
export type Card = {
  kind: CardKind;
  about: { type: string; id: string; version: number };
  title: Text;
  blocks: Block[];
};

/** A card made ready for one reader: the tokens of its buttons and the addresses of its links, by action id. */
export type BoundCard = Card & {
  messageId: string;
  /** The message's number as people can read it out: N-000123. */
  number: string;
  /** Set when the same message may already have arrived once: shown to the reader. */
  repeated?: boolean;
  tokens: Record<string, string>;
  links: Record<string, string>;
};

/** What became of a send or an edit. Never thrown, always one of these. */
export type SendOutcome =
  | { ok: true; ref: MessageRef }
  /** Definitely not delivered, worth another try: 429, a 5xx before anything was done, no connection. */
  | { ok: false; class: 'retry'; retryAfterMs: number; scope: 'chat' | 'account' }
  /** This person cannot be reached here: blocked, deactivated, never started the bot. */
  | { ok: false; class: 'unreachable' }
  /** The message to edit is not there any more: post it again. */
  | { ok: false; class: 'gone' }
  /** The message looks like that already: as good as edited. */
  | { ok: false; class: 'unchanged' }
  /** Token or rights are wrong: nothing on this account will work until somebody mends it. */
  | { ok: false; class: 'config' }
  /** The platform refuses what we made, or we could not make it: `detail` is for the log. */
  | { ok: false; class: 'bug'; detail?: string }
  /** No answer: it may have been delivered. */
  | { ok: false; class: 'unknown' };

/** Where an answer to one press or command goes: Telegram's callback query, Slack's trigger and user. */
export type Handle = {
  provider: ProviderId;
  account: string;
  user: string;
  chat: string;
  /** Telegram callback query id, Slack trigger id; absent for commands. */
  trigger?: string;
};

/** One question of a form. */
export type FormField = {
  name: string;
  label: Text;
  required: boolean;
  /** What is in it already. */
  value?: string | undefined;
} & (
  | { t: 'choice'; options: [value: string, label: Text][] }
  /** Of which several may be chosen; its answer, and what is in it already, are values with commas between. */
  | { t: 'several'; options: [value: string, label: Text][] }
  | { t: 'text'; maxLength: number }
);

/** A form that one button opens; `grant`, the stored form of its token, comes back with the answers. */
export type Form = {
  action: string;
  title: Text;
  submit: Text;
  fields: FormField[];
  grant: string;
};

/** An answer that can be chosen: its words, and what comes back when it is pressed. */
export type Choice = { label: Text; value: string; style?: 'primary' | 'danger' };

/** A platform. Adapters translate and send; they decide nothing. */
export interface ChatPort {
  provider: ProviderId;
  /** Sends a new message; `card.messageId` travels along where the platform keeps metadata. */
  post(dest: Dest, card: BoundCard, locale: Locale): Promise<SendOutcome>;
  /** Makes a message show this card instead. */
  edit(ref: MessageRef, card: BoundCard, locale: Locale): Promise<SendOutcome>;
  /** After an unknown outcome: the message if it did arrive, null if it did not, undefined if nobody can tell. */
  find(dest: Dest, messageId: string, since: Date): Promise<MessageRef | null | undefined>;
  /**
   * Tells the person who pressed, and nobody else, what came of it; `link` goes with it to their private
   * chat, as a button.
   */
  answer(
    handle: Handle,
    note: Text,
    locale: Locale,
    tone: 'ok' | 'deny',
    link?: string,
  ): Promise<void>;
  /** Asks one person, and nobody else, a question that is answered by a press. */
  ask(handle: Handle, question: Text, choices: Choice[], locale: Locale): Promise<void>;
  /** Opens a form; 'unsupported' where the platform has none, and it is asked step by step. */
  openForm(handle: Handle, form: Form, locale: Locale): Promise<'opened' | 'unsupported'>;
  /** The private chat with a user, null while the platform does not let us write to them. */
  resolveDm(userId: string): Promise<Dest | null>;
  /** Fetches a file that somebody sent, of at most so many bytes. */
  fetchFile(ref: string, mostBytes: number): Promise<Fetched>;
  /** Is the account usable right now? For health and administrators. */
  check(): Promise<{ ok: boolean; detail: string }>;
}
