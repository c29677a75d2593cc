import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../portal/database.ts';
import { useDatabase } from '../support/database.ts';
import { itemsOf } from './bodies.ts';
import { publish } from './published.ts';

const database = useDatabase();
const readable = [
  'checkpoint',
  'demo_clock',
  'heartbeat',
  'intake_status',
  'public_notice',
  'public_result',
  'transcript',
];
const refused = { code: '42501' };
let portal: pg.Pool;

beforeAll(async () => {
  const list = { kind: 'items', ref: 'GQGA', title: '清单', body: itemsOf(1) };
  await publish(database.sql, { ...list, at: '2026-01-05T01:00:00Z' });
  // Without the portal's own read-only setting: the rights alone must hold.
  portal = new pg.Pool({ connectionString: database.portal, max: 1 });
});
afterAll(() => portal.end());

const relations = () =>
  database.sql(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') order by 1`,
  );

describe('the log-in of the portal', () => {
  it('reads the published copies', async () => {
    const { rows } = await portal.query('select ref from public_notice');
    expect(rows).toEqual([{ ref: 'GQGA' }]);
  });

  it('reads no other table, view or sequence', async () => {
    const names = (await relations()).map(({ name }) => name as string);
    expect(names).toEqual(expect.arrayContaining([...readable, 'subject', 'event', 'person']));
    const others = names.filter((name) => !readable.includes(name));
    for (const name of others) {
      await expect(portal.query(`select * from "${name}"`), name).rejects.toMatchObject(refused);
    }
  });

  it('reads no other schema, the queues of the worker included', async () => {
    const tables = await database.sql(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm')
         and n.nspname not in ('public', 'pg_catalog', 'information_schema', 'pg_toast')`,
    );
    for (const { name } of tables) {
      await expect(portal.query(`select * from ${name}`), name).rejects.toMatchObject(refused);
    }
  });

  it.each(readable)('writes nothing into %s', async (name) => {
    const writes = [
      `insert into ${name} default values`,
      `delete from ${name}`,
      `truncate ${name}`,
      `drop table ${name}`,
    ];
    for (const write of writes) {
      await expect(portal.query(write), write).rejects.toMatchObject(refused);
    }
  });

  it('changes no published copy and creates nothing', async () => {
    const writes = [
      `update public_notice set title = ''`,
      `update demo_clock set at = now()`,
      `update heartbeat set at = now()`,
      `update transcript set body = ''`,
      'create table mine (id int)',
      'create schema mine',
    ];
    for (const write of writes) {
      await expect(portal.query(write), write).rejects.toMatchObject(refused);
    }
    expect(await database.sql('select title from public_notice')).toEqual([{ title: '清单' }]);
  });

  it('opens its connections for reading only', async () => {
    const pool = openDatabase(database.portal);
    const { rows } = await pool.query('show default_transaction_read_only');
    await pool.end();
    expect(rows).toEqual([{ default_transaction_read_only: 'on' }]);
  });
});
