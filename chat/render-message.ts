import type { Message } from '../db/entities/message.ts';
import type { BoundCard, Dest, Locale } from './port.ts';

/** A message ready to be sent: the card for its reader and what identifies its looks. */
export type Prepared = {
  card: BoundCard;
  locale: Locale;
  /** SHA-256 of card and language without the tokens: equal hashes look alike, so no edit is needed. */
  hash: string;
};

/** Loads the present facts of a message and makes its card ready for `dest`, with fresh tokens for its buttons. */
export async function prepare(message: Message, dest: Dest): Promise<Prepared> {
  throw new Error(`not ready: ${message.id} ${dest.chat}`);
}
