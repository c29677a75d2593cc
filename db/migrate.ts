import pg from 'pg';
import { DataSource } from 'typeorm';
import { options } from './data-source.ts';
import { migrations } from './migrations.ts';
import { ensureLogin } from './roles.ts';

const lockKey = 7_207_201;

/** Who owns the tables, and the log-ins that the doors use. */
export type MigrationUrls = { owner: string; office: string; portal: string };

/**
 * Brings the schema up to date under an advisory lock (TypeORM takes none of its own) and makes sure
 * that the doors' log-ins exist with least rights. Returns the names of the migrations that ran.
 */
export async function migrate({ owner, office, portal }: MigrationUrls): Promise<string[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const source = new DataSource({ ...options(owner, 2, ''), migrations } as never);
    await source.initialize();
    const ran = await source.runMigrations({ transaction: 'each' });
    await source.destroy();
    await ensureLogin(client, office, 'yaohao_office');
    await ensureLogin(client, portal, 'yaohao_portal');
    return ran.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
