import type { Database } from './database.ts';

/** The present instant; in the demo it is a row that people may move. */
export async function presentTime(database: Database, demo: boolean): Promise<Date> {
  if (!demo) return new Date();
  const { rows } = await database.query('select at, set_at from demo_clock');
  const [row] = rows as { at: Date; set_at: Date }[];
  return row ? new Date(row.at.getTime() + Date.now() - row.set_at.getTime()) : new Date();
}
