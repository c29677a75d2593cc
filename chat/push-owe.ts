import type { EntityManager } from 'typeorm';
import { quietHoursOf } from '../db/queries/quiet-hours.ts';
import { gatherMs } from '../domain/push.ts';
import { quietUntil } from '../domain/quiet.ts';
import type { Dest } from './port.ts';

/**
 * Owes every device of a reader one push, in the transaction that brings them the card: it is lost with it
 * or kept with it. What is owed already stays one.
 */
export async function owePush(
  tx: EntityManager,
  { kind, chat }: Dest,
  messageId: string,
  now: Date,
): Promise<void> {
  if (kind !== 'dm') return;
  const [device] = await tx.query(
    'select 1 from push_subscription where person_id = $1 and ended_at is null limit 1',
    [chat],
  );
  if (!device) return;
  const [message] = await tx.query('select class from message where id = $1', [messageId]);
  const isUrgent = message?.class !== 'reminder';
  const isLoud = message?.class === 'notice' || (await isQuiet(tx, chat, now));
  await tx.query(
    `update push_subscription set wanted = wanted + 1,
       urgent = urgent and sent < wanted or $2, loud = loud and sent < wanted or $3,
       due_at = case when sent < wanted then least(due_at, at) else at end
     from (select clock_timestamp() + $4 * interval '1 millisecond' as at) gathered
     where person_id = $1 and ended_at is null`,
    [chat, isUrgent, isLoud, gatherMs],
  );
  await tx.query(`select pg_notify('pushes', '')`);
}

// Whatever comes through in quiet hours was let through, for a legal limit is near.
async function isQuiet(tx: EntityManager, personId: string, now: Date): Promise<boolean> {
  const hours = await quietHoursOf(tx, personId);
  return hours.some((each) => quietUntil(each, now) !== undefined);
}
