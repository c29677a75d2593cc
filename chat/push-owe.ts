import type { EntityManager } from 'typeorm';
import { gatherMs } from '../domain/push.ts';
import type { Dest } from './port.ts';

/**
 * Owes every device of a reader one push, in the transaction that brings them the card: it is lost with it
 * or kept with it. What is owed already stays one. Reminders are less urgent than what is new.
 */
export async function owePush(
  tx: EntityManager,
  { kind, chat }: Dest,
  messageId: string,
): Promise<void> {
  if (kind !== 'dm') return;
  const [, count]: [unknown, number] = await tx.query(
    `update push_subscription set wanted = wanted + 1,
       urgent = (urgent and sent < wanted)
         or coalesce((select class <> 'reminder' from message where id = $2), true),
       due_at = case when sent < wanted then least(due_at, at) else at end
     from (select clock_timestamp() + $3 * interval '1 millisecond' as at) gathered
     where person_id = $1 and ended_at is null`,
    [chat, messageId, gatherMs],
  );
  if (count > 0) await tx.query(`select pg_notify('pushes', '')`);
}
