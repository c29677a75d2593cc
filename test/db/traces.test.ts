import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { database as office } from '../../db/data-source.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice } from '../support/factories.ts';
import { tableClasses } from '../support/table-classes.ts';

const { sql } = useDatabase();
const classes = tableClasses();
const namesOf = (rows: Record<string, string>[]) => rows.map(({ name }) => name!).toSorted();
const tablesOf = (kind: string) =>
  [...classes].filter(([, placing]) => placing.class === kind).map(([table]) => table);

describe('the tables of the schema', () => {
  it('R-190 are all placed, each with a reason: a new one says how a change of it is seen', async () => {
    const tables = await sql(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    expect([...classes.keys()].toSorted()).toEqual(namesOf(tables));
    for (const { reason } of classes.values()) expect(reason).toMatch(/\w{3}/);
  });

  it('R-190 that are told have the guard, whoever replicates, and no other has', async () => {
    const guarded = await sql(
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where t.tgfoid = 'refuse_untold'::regproc and t.tgenabled = 'A' and t.tgdeferrable and t.tginitdeferred`,
    );
    expect(namesOf(guarded)).toEqual(tablesOf('told').toSorted());
  });

  it('R-190 that are kept take neither change nor deletion from the office', async () => {
    for (const table of tablesOf('kept')) {
      const [row] = await sql(
        `select has_table_privilege('office', $1, 'update') as changes,
           exists (select from pg_trigger where tgrelid = $1::regclass and tgenabled = 'A' and tgname = $2) as kept`,
        [table, `${table}_is_kept`],
      );
      expect({ table, ...row }).toEqual({ table, changes: false, kept: true });
    }
  });

  it('R-190 that are versioned have each version written by the database', async () => {
    for (const table of tablesOf('versioned')) {
      const [row] = await sql(
        `select has_table_privilege('office', $2, 'insert') as forges, count(*)::int as keepers from pg_trigger
         where tgrelid = $1::regclass and tgenabled = 'A' and tgname like '%_is_on_file'`,
        [table, `${table}_version`],
      );
      expect({ table, ...row }).toEqual({ table, forges: false, keepers: 2 });
    }
  });
});

describe('a change that says it was told', () => {
  let unit: string;
  beforeAll(async () => {
    unit = (await anOffice(sql)).unit.id;
  });

  const change = (tx: EntityManager) =>
    tx.query('update unit set name = name where id = $1', [unit]);
  const tell = (tx: EntityManager) =>
    tx.query(
      `insert into event (type, door, about_type, about_id, data, command_id, at)
       values ('test.told', 'system', 'unit', $1, '{}', $2, now()) returning id`,
      [unit, randomUUID()],
    );
  const refused = (work: (tx: EntityManager) => Promise<unknown>) =>
    expect(office().transaction(work)).rejects.toMatchObject({ code: 'YH001' });

  it('R-190 stands with an event of its own transaction, before it or after it', async () => {
    await office().transaction(async (tx) => {
      await tell(tx);
      await change(tx);
    });
    await office().transaction(async (tx) => {
      await change(tx);
      await tell(tx);
    });
  });

  it('R-190 stands with an event from behind a savepoint that was kept', async () => {
    await office().transaction(async (tx) => {
      await change(tx);
      await tx.query('savepoint one');
      await tx.query('savepoint two');
      await tell(tx);
      await tx.query('release savepoint two');
      await tx.query('release savepoint one');
    });
    await office().transaction(async (tx) => {
      await tell(tx);
      await tx.query('savepoint one');
      await tell(tx);
      await tx.query('rollback to savepoint one');
      await change(tx);
    });
  });

  it('R-190 falls with an event that was rolled back to a savepoint', async () => {
    await refused(async (tx) => {
      await change(tx);
      await tx.query('savepoint one');
      await tell(tx);
      await tx.query('rollback to savepoint one');
    });
    // Looked at early, while the event was still there, and looked at again.
    await refused(async (tx) => {
      await change(tx);
      await tx.query('savepoint one');
      await tell(tx);
      await tx.query('set constraints all immediate');
      await tx.query('rollback to savepoint one');
    });
  });

  it('R-190 falls whatever the session sets: its transaction, an older event, one rolled back, no number', async () => {
    const [{ id }] = (await office().transaction(tell)) as [{ id: string }];
    const settings = ['pg_current_xact_id()::text', `'${id}'`, `'999999999'`, `'-1'`, `'x'`, `''`];
    for (const setting of settings) {
      await refused(async (tx) => {
        await tx.query(`select set_config('yaohao.told', ${setting}, true)`);
        await change(tx);
      });
      await refused(async (tx) => {
        await tx.query(`select set_config('yaohao.told', ${setting}, false)`);
        await change(tx);
      });
    }
    const rolledBack = office().transaction(async (tx) => {
      await tx.query('savepoint one');
      const [{ id: gone }] = (await tell(tx)) as [{ id: string }];
      await tx.query('rollback to savepoint one');
      await tx.query(`select set_config('yaohao.told', $1, true)`, [gone]);
      await change(tx);
    });
    await expect(rolledBack).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-190 falls with the event of somebody else, finished or not', async () => {
    const [finished] = (await office().transaction(tell)) as [{ id: string }];
    await refused(async (tx) => {
      await change(tx);
      await tx.query(`select set_config('yaohao.told', $1, true)`, [finished.id]);
    });
    const other = office().createQueryRunner();
    await other.startTransaction();
    try {
      const [{ id }] = (await tell(other.manager)) as [{ id: string }];
      await refused(async (tx) => {
        await change(tx);
        await tx.query(`select set_config('yaohao.told', $1, true)`, [id]);
      });
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
  });

  it('R-190 falls with an insert that tells nothing', () =>
    refused(async (tx) => {
      await change(tx);
      await tx.query(
        `insert into event (type, door, about_type, about_id, data, command_id, at)
         select type, door, about_type, about_id, data, command_id, at from event where false`,
      );
    }));

  it('R-190 falls with a trail or a catalogue of the session’s own making', async () => {
    for (const place of ['pg_temp, public', 'pg_temp, public, pg_catalog']) {
      await refused(async (tx) => {
        await tx.query('create temp table event (id bigint) on commit drop');
        await tx.query('insert into pg_temp.event values (1)');
        await tx.query('create temp table pg_class (oid oid, relowner oid) on commit drop');
        await tx.query(
          `insert into pg_temp.pg_class select oid, current_user::regrole from pg_catalog.pg_class`,
        );
        await tx.query(`select pg_catalog.set_config('yaohao.told', '1', true)`);
        await change(tx);
        await tx.query(`set local search_path = ${place}`);
      });
    }
  });
});
