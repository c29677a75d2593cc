import type { Query } from '../../support/database.ts';

/** Does it with the guard of one table taken away, as whoever owns the tables can. */
export const unguardedIn =
  (sql: Query) =>
  async (table: string, statement: string, values: unknown[]): Promise<void> => {
    await sql(`alter table ${table} disable trigger user`);
    await sql(statement, values);
    const triggers = await sql(
      `select tgname from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
      [table],
    );
    for (const { tgname } of triggers) {
      await sql(`alter table ${table} enable always trigger "${tgname}"`);
    }
  };
