import { randomUUID } from 'node:crypto';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import type { Locale } from '../locales/translate.ts';
import { networkOutcome, ourFault } from './outcome.ts';
import type { BoundCard, ChatPort, Dest, MessageRef, SendOutcome } from './port.ts';
import { owePush } from './push-owe.ts';

/** The private web chat of a person. */
export const webDm = (personId: string): Dest => ({
  provider: 'web',
  account: 'web',
  chat: personId,
  kind: 'dm',
});

/** The web chat: a message is a row, and whoever has the page open is told by the database. */
export const webPort: ChatPort = {
  provider: 'web',
  post: (dest, card, locale) =>
    attempt(async () => ({ ok: true, ref: await post(dest, card, locale) })),
  edit: (ref, card, locale) =>
    attempt(async () =>
      (await change(ref, card, locale)) ? { ok: true, ref } : { ok: false, class: 'gone' },
    ),
  find: async (dest, messageId) => {
    const [row] = await database().query(
      `select id from web_post where chat = $1 and card ->> 'messageId' = $2 limit 1`,
      [dest.chat, messageId],
    );
    return row ? { dest, id: row.id } : null;
  },
  // The page that pressed shows the answer itself.
  answer: () => Promise.resolve(),
  // Nobody is asked there: whoever is on the web has signed in.
  ask: () => Promise.resolve(),
  openForm: () => Promise.resolve('unsupported'),
  resolveDm: (personId) => Promise.resolve(webDm(personId)),
  // Its files come with the request that brings them.
  fetchFile: () => Promise.resolve({ ok: false, why: 'gone' }),
  check: async () => {
    await database().query('select 1');
    return { ok: true, detail: 'web' };
  },
};

// What the database refuses was rolled back; where only its answer was lost, it may stand.
async function attempt(act: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await act();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code.startsWith('22')) return ourFault(error);
    return sqlState.test(code) ? rolledBack : networkOutcome(error);
  }
}

const sqlState = /^(?!08)(?=.*\d)[0-9A-Z]{5}$/;
const rolledBack: SendOutcome = { ok: false, class: 'retry', retryAfterMs: 2000, scope: 'account' };

async function post(dest: Dest, card: BoundCard, locale: Locale): Promise<MessageRef> {
  const id = randomUUID();
  // Before the transaction: whoever holds a connection may not wait for a second one.
  const now = await currentTime();
  await database().transaction(async (tx) => {
    await tx.query(
      'insert into web_post (id, chat, locale, card, posted_at) values ($1, $2, $3, $4, $5)',
      [id, dest.chat, locale, JSON.stringify(card), now],
    );
    await owePush(tx, dest, card.messageId, now);
    await tx.query(`select pg_notify('web', $1)`, [dest.chat]);
  });
  return { dest, id };
}

async function change(ref: MessageRef, card: BoundCard, locale: Locale): Promise<boolean> {
  const now = await currentTime();
  return database().transaction(async (tx) => {
    const [, count]: [unknown, number] = await tx.query(
      'update web_post set card = $2, locale = $3, edited_at = $4 where id = $1',
      [ref.id, JSON.stringify(card), locale, now],
    );
    await tx.query(`select pg_notify('web', $1)`, [ref.dest.chat]);
    return count > 0;
  });
}
