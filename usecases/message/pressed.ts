import { database } from '../../db/data-source.ts';
import { retried } from '../retried.ts';

/**
 * Somebody has just pressed this card and looks at it: what changes on it comes before everything else
 * that waits for the pace of its platform.
 */
export async function markPressed(messageId: string): Promise<void> {
  const sql = 'update message set pressed_at = clock_timestamp() where id = $1 or copy_of = $1';
  await retried(() => database().query(sql, [messageId]));
}
