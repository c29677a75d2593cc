import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { config } from '../config.ts';
import { entities } from './entities.ts';
import { SnakeNaming } from './naming.ts';

// A calendar day stays the text YYYY-MM-DD: as a Date it would move with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

// 10 s for a statement, 2 s for a lock, 15 s idle inside a transaction: a stuck door frees its rows.
const limits =
  '-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=15s';

/** Options of a connection pool to `url`; every door and the migrations use the same. */
export const options = (url: string, poolSize = 10, extra = limits): DataSourceOptions => ({
  type: 'postgres',
  url,
  entities,
  poolSize,
  namingStrategy: new SnakeNaming(),
  invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  extra: { options: extra },
});

let current: DataSource | undefined;

/** The office's connection pool of this process, opened on first use. */
export function database(): DataSource {
  current ??= new DataSource(options(config().DATABASE_URL));
  return current;
}

/** Opens the pool; a database that is down is said in one line by the caller. */
export async function connect(): Promise<DataSource> {
  const source = database();
  return source.isInitialized ? source : source.initialize();
}

/** Closes the pool. */
export async function disconnect(): Promise<void> {
  if (current?.isInitialized) await current.destroy();
  current = undefined;
}
