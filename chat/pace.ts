import type { EntityManager } from 'typeorm';
import { database } from '../db/data-source.ts';
import { type Pace, type Paced, pacesOf } from '../domain/delivery.ts';

/** Until when a platform does not want to hear from a chat or its account; nothing when it does. */
export async function pausedUntil(tx: EntityManager, paces: Pace[]): Promise<Date | undefined> {
  if (paces.length === 0) return undefined;
  const [row]: { at: Date | null }[] = await tx.query(
    'select max(paused_until) as at from chat_pace where key = any($1) and paused_until > clock_timestamp()',
    [paces.map(({ key }) => key)],
  );
  return row?.at ?? undefined;
}

/** Stops a chat or a whole account for a while: the platform asked for it. */
export async function pause(key: string, waitMs: number): Promise<void> {
  await database().query(
    `insert into chat_pace as pace (key, free_at, paused_until)
     values ($1, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
     on conflict (key) do update set paused_until = greatest(pace.paused_until, excluded.paused_until)`,
    [key, waitMs],
  );
}

/**
 * A message has just been spoken into this chat: the next may follow its pace after that, however long
 * this one was on its way.
 */
export async function spoken(dest: Paced): Promise<void> {
  const [, chat] = pacesOf(dest);
  if (!chat) return;
  await database().query(
    `update chat_pace set free_at = greatest(free_at, clock_timestamp() + $2 * interval '1 millisecond')
     where key = $1`,
    [chat.key, chat.everyMs],
  );
}
