import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { forgetAdapters } from '../../chat/adapters.ts';
import { forgetConfig } from '../../config.ts';
import { connect, disconnect } from '../../db/data-source.ts';
import { closeLocks } from '../../worker/alone.ts';
import { as } from './cluster.ts';

/** Where this test file's own database is, for processes and clients of their own. */
export type TestDatabase = { owner: string; office: string; portal: string; name: string };

/**
 * Gives the test file a fresh database with the real migrations, and opens the office's pool on it.
 * Call it at the top of the file. `sql` runs as the owner of the tables.
 */
export function useDatabase(): OpenDatabase {
  const template = inject('ownerUrl');
  const name = `t${randomBytes(6).toString('hex')}`;
  const owner = withDatabase(template, name);
  const urls = { owner, office: as(owner, 'office'), portal: as(owner, 'portal'), name };
  let client = aClient(owner);
  const copies: string[] = [];

  beforeAll(async () => {
    await onServer(template, `create database ${name} template yaohao`);
    Object.assign(process.env, testEnvironment(urls));
    forgetConfig();
    await connect();
    await client.connect();
  });
  afterAll(async () => {
    await closeLocks();
    await disconnect();
    forgetAdapters();
    forgetConfig();
    await client.end();
    for (const each of [...copies, name]) {
      await onServer(template, `drop database ${each} with (force)`);
    }
  });
  const copy = async () => {
    const next = `${name}_${copies.length + 1}`;
    await client.end();
    await onServer(template, `create database ${next} template ${name}`);
    copies.push(next);
    client = aClient(owner);
    await client.connect();
    const there = withDatabase(template, next);
    return { owner: there, office: as(there, 'office'), portal: as(there, 'portal'), name: next };
  };
  const sql: Query = async (text, values) => (await client.query(text, values)).rows;
  return { ...urls, sql, copy };
}

/** The test file's database, with a pool that is open on it. */
export type OpenDatabase = TestDatabase & {
  sql: Query;
  /** Makes another database like this one as it stands; nothing but `sql` may be connected to it. */
  copy: () => Promise<TestDatabase>;
};

function aClient(url: string): pg.Client {
  const client = new pg.Client(url);
  client.on('error', () => {});
  return client;
}

/** Runs SQL as the owner of the tables. */
export type Query = (text: string, values?: unknown[]) => Promise<Record<string, any>[]>;

/** The environment of a process that works on this database. */
export const testEnvironment = ({ office, owner, portal }: Omit<TestDatabase, 'name'>) => ({
  NODE_ENV: 'test',
  DATABASE_URL: office,
  OWNER_DATABASE_URL: owner,
  PORTAL_DATABASE_URL: portal,
  DATA_KEY: '11'.repeat(32),
  SESSION_SECRET: 'a test secret that is long enough for a session',
  LOG_LEVEL: 'silent',
});

const withDatabase = (url: string, name: string) => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

// `create database … template` fails while anybody is connected to the template: go through `postgres`.
async function onServer(template: string, statement: string): Promise<void> {
  const client = new pg.Client(withDatabase(template, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
