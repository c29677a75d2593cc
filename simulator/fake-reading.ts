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
  /** The first message of the bot not read before that fits, now or as soon as it comes. */
  expectMessage(chat: string | number, fits?: Fits, patience?: Patience): Promise<SeenMessage>;
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
export function createReading(signal: Signal, messages: () => SeenMessage[]): Reading {
  const read = new Set<string>();
  const unread = (chat?: string | number) =>
    messages().filter(
      (message) => message.fromBot && !read.has(keyOf(message)) && isIn(message, chat),
    );
  return {
    unread,
    expectMessage: async (chat, fits = () => true, patience = {}) => {
      const found = await signal.until(
        () => unread(chat).find((message) => !message.deleted && doesFit(message, fits)),
        {
          ...patience,
          otherwise: () => `no such message in ${chat}: ${String(fits)}\n${list(messages(), chat)}`,
        },
      );
      read.add(keyOf(found));
      return found;
    },
    expectEdit: (ref, fits, patience = {}) => {
      const current = () => messages().find((message) => keyOf(message) === keyOf(ref));
      return signal.until(
        () => {
          const message = current();
          return message && doesFit(message, fits) ? message : undefined;
        },
        {
          ...patience,
          otherwise: () =>
            `message ${ref.id} never became ${String(fits)}\n${list(messages(), ref.chat)}`,
        },
      );
    },
    expectNothingMore: (chat) => {
      const left = unread(chat);
      if (left.length > 0) throw new Error(`unexpected messages:\n${left.map(line).join('\n')}`);
    },
  };
}

/** Whether the message is as wanted. */
export function doesFit(message: SeenMessage, fits: Fits): boolean {
  if (typeof fits === 'string') return message.text.includes(fits);
  return fits instanceof RegExp ? fits.test(message.text) : fits(message);
}

function isIn(message: SeenMessage, chat: string | number | undefined): boolean {
  return chat === undefined || message.chat === String(chat);
}

function keyOf(ref: { chat: string | number; id: string | number }): string {
  return `${ref.chat} ${ref.id}`;
}

function list(messages: SeenMessage[], chat: string | number): string {
  const lines = messages.filter((message) => isIn(message, chat)).map(line);
  return lines.length > 0 ? lines.join('\n') : '(the chat is empty)';
}

function line(message: SeenMessage): string {
  const buttons = message.buttons.map((button) => `[${button.label}]`).join(' ');
  const edits = message.edits > 0 ? ` (edit ${message.edits})` : '';
  const state = message.deleted ? ' (deleted)' : edits;
  return `  ${message.chat} #${message.id}${state} ${message.from}: ${message.text} ${buttons}`;
}
