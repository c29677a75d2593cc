import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import type { Refusal } from '../domain/refusal.ts';
import { retried } from './retried.ts';
import { type About, type Command, record } from './usecase.ts';

/**
 * Puts a refused command on the trail, in a transaction of its own: the refused one left nothing.
 * Called by the doors.
 */
export async function recordRefusal(
  command: Command,
  action: string,
  about: About,
  refusal: Refusal,
): Promise<void> {
  const now = await currentTime();
  const data = { action, code: refusal.code };
  await retried(() =>
    database().transaction((tx) =>
      record({ tx, command, actor: command.actor, now }, 'command.refused', about, data),
    ),
  );
}
