import pg from 'pg';
import { log } from '../log.ts';

/** What the portal asks of Postgres; its log-in may read published copies and nothing else. */
export type Database = Pick<pg.Pool, 'query' | 'end'>;

// Few connections, short limits and one processor for each question: however many people read the portal, the
// office keeps its database.
const limits =
  '-c statement_timeout=3s -c default_transaction_read_only=on -c idle_in_transaction_session_timeout=5s' +
  ' -c max_parallel_workers_per_gather=0';
// One connection more for what people hand in, some of it megabytes.
const intakeLimits = '-c statement_timeout=20s -c idle_in_transaction_session_timeout=5s';

/** The portal's own pool of connections, as the log-in in PORTAL_DATABASE_URL. */
export const openDatabase = (url: string): pg.Pool => open(url, 3, limits);

/** The way into the one table that the same log-in may add to, and neither read nor change. */
export const openIntake = (url: string): pg.Pool => open(url, 1, intakeLimits);

function open(url: string, max: number, options: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 2000,
    options,
    application_name: 'yaohao portal',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'portal lost a connection'));
  return pool;
}

/** Is this the failure of a database that is down or does not answer? Then waiting helps. */
export function isDatabaseDown(error: unknown): boolean {
  const { code = '', message = '', errors = [] } = error as Failure;
  if (errors.some(isDatabaseDown)) return true;
  return downCodes.test(code) || downMessages.test(message);
}

type Failure = { code?: string; message?: string; errors?: unknown[] };

const downCodes = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08|57P0|57014|53)/;
const downMessages =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired/;
