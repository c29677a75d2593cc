import { afterAll } from 'vitest';
import type { Query } from '../support/database.ts';

/**
 * Lets a test file move the clock that the program itself reads. Call it at the top of the file,
 * before the database: the program learns at its start that its clock can be moved.
 */
export function useDemoClock(): { at: (sql: Query, instant: string) => Promise<void> } {
  process.env['DEMO'] = '1';
  afterAll(() => {
    delete process.env['DEMO'];
  });
  return {
    at: async (sql, instant) => {
      await sql(
        `insert into demo_clock (at, set_at) values ($1, clock_timestamp())
         on conflict (one) do update set at = excluded.at, set_at = excluded.set_at`,
        [instant],
      );
    },
  };
}
