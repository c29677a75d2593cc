import { randomUUID } from 'node:crypto';
import { database } from '../db/data-source.ts';
import type { CardKind } from '../domain/cards.ts';
import { quietWaitMs } from './message/quiet.ts';
import { retried } from './retried.ts';
import type { Context } from './usecase.ts';

/** A message owed: which card, about what, to whom. `dedupeKey` makes it owed at most once. */
export type Owed = {
  card: CardKind;
  about: { type: string; id: string };
  vars?: Record<string, string | number | string[]>;
  class?: 'action' | 'notice' | 'reminder';
  dedupeKey?: string;
  /** By when the law wants it known: quiet hours that last too long for that are not kept. */
  limit?: Date;
};

/** Owes these people a card in their private chats. The worker hears of it when, and only if, the transaction commits. */
export async function notify(context: Context, owed: Owed, personIds: string[]): Promise<void> {
  for (const personId of new Set(personIds)) await owe(context, owed, personId, null);
}

/** Owes a card to every group chat of the units above or at `unitPath`. Group cards carry no names. */
export async function announceToGroups(
  context: Context,
  owed: Owed,
  unitPath: string,
): Promise<void> {
  const groups: { id: string }[] = await context.tx.query(
    `select g.id from chat_group g join unit u on u.id = g.unit_id where starts_with($1, u.path)`,
    [unitPath],
  );
  for (const { id } of groups) await tellGroup(context, owed, id);
}

/** Owes a card to one group chat. */
export const tellGroup = (context: Context, owed: Owed, groupId: string): Promise<void> =>
  owe(context, owed, null, groupId);

async function owe(
  context: Context,
  owed: Owed,
  personId: string | null,
  groupId: string | null,
): Promise<void> {
  const { tx, now } = context;
  const { card, about, vars = {}, class: messageClass = 'action', dedupeKey } = owed;
  const recipient = personId ?? groupId;
  // A legal notice waits for nobody's sleep.
  const canWait = personId !== null && messageClass !== 'notice';
  const waitMs = canWait ? await quietWaitMs(context, personId, owed.limit) : 0;
  await tx.query(
    `insert into message (id, person_id, group_id, card, about_type, about_id, vars, class, dedupe_key,
       next_try_at, created_at, last_error)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
       case when $11 > 0 then clock_timestamp() + $11 * interval '1 millisecond' else $10 end, $10,
       case when $11 > 0 then 'quiet' end) on conflict (dedupe_key) do nothing`,
    [
      randomUUID(),
      personId,
      groupId,
      card,
      about.type,
      about.id,
      JSON.stringify(vars),
      messageClass,
      dedupeKey ? `${dedupeKey}:${recipient}` : null,
      now,
      waitMs,
    ],
  );
  await wake(tx, 'messages');
}

/** Every copy of every card about this is out of date: the worker renders and edits them all. */
export const refresh = ({ tx }: Context, type: string, id: string): Promise<void> =>
  refreshAbout(tx, type, id);

/** The same, for what happens outside any use-case. */
export async function refreshAbout(tx: Context['tx'], type: string, id: string): Promise<void> {
  await tx.query(
    'update message set desired_version = desired_version + 1 where about_type = $1 and about_id = $2',
    [type, id],
  );
  await wake(tx, 'messages');
}

/** This person's copies of the cards about this are out of date; those of others stay as they are. */
export async function refreshOwn(
  { tx }: Context,
  type: string,
  id: string,
  personId: string,
): Promise<void> {
  await tx.query(
    `update message set desired_version = desired_version + 1
     where about_type = $1 and about_id = $2 and person_id = $3`,
    [type, id, personId],
  );
  await wake(tx, 'messages');
}

/**
 * The same, where those copies may look as they did before: what was carried out by their buttons was taken
 * back, so they are sent anew with buttons that work again.
 */
export async function renewOwn(
  context: Context,
  type: string,
  id: string,
  personId: string,
): Promise<void> {
  await context.tx.query(
    'update message set sent_hash = null where about_type = $1 and about_id = $2 and person_id = $3',
    [type, id, personId],
  );
  await refreshOwn(context, type, id, personId);
}

/** One copy of one card may be out of date, or its buttons dead: whoever pressed it was refused. */
export async function refreshMessage(id: string): Promise<void> {
  await retried(() =>
    database().transaction(async (tx) => {
      await tx.query(
        `update message set desired_version = desired_version + 1, sent_hash = null,
           pressed_at = clock_timestamp() where id = $1`,
        [id],
      );
      await wake(tx, 'messages');
    }),
  );
}

/** Tells the worker on commit that there is something to look for: messages owed or draws to run. */
export async function wake(
  tx: Context['tx'],
  what: 'messages' | 'draws' | 'imports' | 'verdicts' | 'archives',
): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [what, '']);
}
