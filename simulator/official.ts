import { database } from '../db/data-source.ts';
import { actorOf } from '../db/queries/actor.ts';
import type { Door } from '../domain/actor.ts';
import { commandOf } from '../usecases/usecase.ts';

/** Rows of a query on the office's database. */
export const rows = (sql: string, values: unknown[] = []): Promise<Record<string, any>[]> =>
  database().query(sql, values);

/** A command by this person, as if they had acted themselves. */
export const as = async (personId: string, door: Door = 'web') =>
  commandOf(await actorOf(personId), door);

/** A command by the official with this log-in. */
export async function by(login: string, door: Door = 'panel') {
  const [person] = await rows('select person_id from account where login = $1', [login]);
  return as(person!['person_id'], door);
}
