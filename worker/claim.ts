import type { EntityManager } from 'typeorm';
import type { Dest } from '../chat/port.ts';
import { pausedUntil } from '../chat/pace.ts';
import { database } from '../db/data-source.ts';
import { Message } from '../db/entities/message.ts';
import { leaseMs, paceKeys, pacesOf } from '../domain/delivery.ts';
import { bookPace } from './pace.ts';

/**
 * SQL that tells which messages the worker has to look at: never sent, out of date, or of unknown
 * outcome and not to be left so (see `resolve`). A message nobody has touched yet is due whatever the
 * clock says: a demo's clock may have been ahead when it was owed.
 */
export const due = `(${owed()} and (next_try_at <= clock_timestamp() or next_try_at = created_at))`;

function owed(): string {
  return `(state = 'pending'
    or (state = 'sent' and sent_version < desired_version)
    or (state = 'unknown' and resent < 3 and (provider <> 'telegram' or (class = 'action' and resent = 0))))`;
}

// One whose slot has come may go as well; a slot that was missed is nobody's any more.
const slotHasCome = `(${owed()} and slot_at <= clock_timestamp() + interval '2 milliseconds'
  and slot_at > clock_timestamp() - interval '5 seconds')`;

/** A message under a lease; `doubtful` when an earlier attempt may have delivered it. */
export type Claimed = { message: Message; doubtful: boolean };

/**
 * Takes a message for one attempt: it is `sending` under a lease, its attempt counted. Nothing is
 * taken while another worker has it, while something is on its way to the same reader, or before the
 * platform's pace allows.
 */
export async function claim(messageId: string, dest: Dest): Promise<Claimed | undefined> {
  return database().transaction(async (tx) => {
    const waiting = await lockDue(tx, messageId);
    if (!waiting || (await isReaderBusy(tx, waiting.message))) return undefined;
    const freeAt = await waitFor(tx, waiting, dest);
    if (freeAt) {
      await tx.query(
        'update message set next_try_at = $2, slot_at = null, slot_key = null where id = $1',
        [messageId, freeAt],
      );
      return undefined;
    }
    await tx.query(
      `update message set state = 'sending', attempt = attempt + 1, provider = $2, account = $3, chat = $4,
         slot_at = null, slot_key = null,
         lease_until = clock_timestamp() + $5 * interval '1 millisecond' where id = $1`,
      [messageId, dest.provider, dest.account, dest.chat, leaseMs],
    );
    const message = await tx.findOneByOrFail(Message, { id: messageId });
    return { message, doubtful: waiting.message.state === 'unknown' };
  });
}

// A slot was booked for one chat; where it is another's, or none, the pace is asked now.
async function waitFor(tx: EntityManager, waiting: Waiting, dest: Dest): Promise<Date | undefined> {
  const paces = pacesOf(dest);
  const isBooked = waiting.isSlot && waiting.message.slotKey === paceKeys(dest).chat;
  return isBooked ? pausedUntil(tx, paces) : bookPace(tx, paces);
}

type Waiting = { message: Message; isSlot: boolean };

async function lockDue(tx: EntityManager, messageId: string): Promise<Waiting | undefined> {
  const [row]: { reader: string; isSlot: boolean }[] = await tx.query(
    `select coalesce(person_id, group_id) as reader, coalesce(${slotHasCome}, false) as "isSlot"
     from message where id = $1 and (${due} or ${slotHasCome}) for update skip locked`,
    [messageId],
  );
  if (!row) return undefined;
  // Two messages to one reader must not pass the look at the other at the same time.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [row.reader]);
  const message = await tx.findOneByOrFail(Message, { id: messageId });
  return { message, isSlot: row.isSlot };
}

async function isReaderBusy(tx: EntityManager, { personId, groupId }: Message): Promise<boolean> {
  const [row] = await tx.query(
    `select 1 from message where state = 'sending' and lease_until > clock_timestamp()
       and (person_id = $1 or group_id = $2) limit 1`,
    [personId, groupId],
  );
  return row !== undefined;
}
