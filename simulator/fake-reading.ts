import type { Signal } from './fake-signal.ts';

/** A button as the person sees it; `value` is what the app gets back when it is pressed. */
export interface SeenButton {
  label: string;
  value: string;
  /** Slack's action id; on Telegram the same as `value`. */
  action: string;
  url?: string;
}

/** A message as it stands in a chat now. */
export interface SeenMessage {
  /** Telegram's message id or Slack's ts. */
  id: string;
  chat: string;
  /** Name of the sender. */
  from: string;
  fromBot: boolean;
  /** The words a person reads, markup removed. */
  text: string;
  buttons: SeenButton[];
  edits: number;
  deleted: boolean;
  /** Slack only: shown to this user alone. */
  onlyFor?: string;
  /** The users that it calls by their accounts, so that they are told of it. */
  mentions?: string[];
  at: Date;
}

/** What a message must be: words in it, a pattern, or any test. */
export type Fits = string | RegExp | ((message: SeenMessage) => boolean);

/** How long a reader waits, in milliseconds (5 000 unless told). */
export interface Patience {
  timeoutMs?: number;
}

/** Reads what the bot wrote; every message counts as read once it was expected. */
export interface Reading {
  /**
   * The first message of the bot not read before that fits, now or as soon as it comes; in any
   * chat when none is named.
   */
  expectMessage(
    chat: string | number | undefined,
    fits?: Fits,
    patience?: Patience,
  ): Promise<SeenMessage>;
  /** The message once it stands as wanted (after an edit, or deleted). */
  expectEdit(
    message: { chat: string | number; id: string | number },
    fits: Fits,
    patience?: Patience,
  ): Promise<SeenMessage>;
  /** What the bot wrote and nobody expected; a story ends with this being empty. */
  unread(chat?: string | number): SeenMessage[];
  /** Fails, naming them, when there are messages nobody expected. */
  expectNothingMore(chat?: string | number): void;
}

/** Makes a reader over the messages of a fake. */
export function createReading(
  signal: Signal,
  messages: (chat?: string | number) => SeenMessage[],
): Reading {
  const read = new Set<string>();
  const unread = (chat?: string | number) =>
    messages(chat).filter((message) => message.fromBot && !read.has(keyOf(message)));
  return {
    unread,
    expectMessage: async (chat, fits = () => true, patience = {}) => {
      const otherwise = () =>
        `no such message in ${chat}: ${String(fits)}\n${list(messages(chat))}`;
      const look = () => unread(chat).find((each) => !each.deleted && doesFit(each, fits));
      const found = await signal.until(look, { ...patience, otherwise });
      read.add(keyOf(found));
      return found;
    },
    expectEdit: ({ chat, id }, fits, patience = {}) => {
      const otherwise = () => `${id} never became ${String(fits)}\n${list(messages(chat))}`;
      const look = () =>
        messages(chat).find((each) => each.id === String(id) && doesFit(each, fits));
      return signal.until(look, { ...patience, otherwise });
    },
    expectNothingMore: (chat) => {
      const left = unread(chat);
      if (left.length > 0) throw new Error(`unexpected messages:\n${list(left)}`);
    },
  };
}

/** Whether the message is as wanted. */
export function doesFit(message: SeenMessage, fits: Fits): boolean {
  if (typeof fits === 'string') return message.text.includes(fits);
  return fits instanceof RegExp ? fits.test(message.text) : fits(message);
}

function keyOf({ chat, id }: SeenMessage): string {
  return `${chat} ${id}`;
}

function list(messages: SeenMessage[]): string {
  return messages.map(line).join('\n') || '(the chat is empty)';
}

function line(message: SeenMessage): string {
  const buttons = message.buttons.map((button) => `[${button.label}]`).join(' ');
  const edits = message.edits > 0 ? ` (edit ${message.edits})` : '';
  const state = message.deleted ? ' (deleted)' : edits;
  return `  ${message.chat} #${message.id}${state} ${message.from}: ${message.text} ${buttons}`;
}
