import type { EntityManager } from 'typeorm';
import { config } from '../config.ts';
import { database } from './data-source.ts';

/**
 * The present instant. In the demo the clock is a row that people may move; everywhere else it is
 * this machine's clock. Tests hand their own instant to the use-cases instead.
 */
export async function currentTime(tx: EntityManager = database().manager): Promise<Date> {
  if (!config().DEMO) return new Date();
  const [row] = await tx.query('select at, set_at from demo_clock');
  if (!row) return new Date();
  return new Date(row.at.getTime() + Date.now() - row.set_at.getTime());
}
