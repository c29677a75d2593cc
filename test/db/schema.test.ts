import { describe, expect, it } from 'vitest';
import { database as pool } from '../../db/data-source.ts';
import { useDatabase } from '../support/database.ts';

const { sql } = useDatabase();

const types: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
};

describe('entities and tables', () => {
  it('name the same columns with the same types and the same nulls', async () => {
    for (const { tableName, columns } of pool().entityMetadatas) {
      const rows = await sql(
        `select column_name as name, is_nullable = 'YES' as nullable,
           case data_type when 'ARRAY' then ltrim(udt_name, '_') else data_type end as type
         from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [tableName],
      );
      const ofTable = rows.map(({ name, type, nullable }) => ({
        name,
        type: types[type] ?? type,
        nullable,
      }));
      const ofEntity = columns.map((column) => ({
        name: column.databaseName,
        type: String(column.type),
        nullable: column.isNullable,
      }));
      const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
      expect(ofEntity.sort(byName), tableName).toEqual(ofTable.sort(byName));
    }
  });
});

describe('least rights', () => {
  it('R-190 the office can neither change nor delete evidence, nor delete what is legal', async () => {
    for (const statement of [
      'update event set type = type',
      'delete from event',
      'truncate event',
      'delete from task',
      'delete from message',
      'alter table event disable trigger all',
      'drop table event',
    ]) {
      await expect(pool().query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });
});
