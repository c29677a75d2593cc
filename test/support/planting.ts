import type { Query } from './database.ts';
import { textColumns } from './text-columns.ts';

/** A column that takes what people write. */
export type Place = { table: string; column: string; type: string };

/** Every column of text, JSON or lists of texts that the schema has. */
export const textPlaces = async (sql: Query): Promise<Place[]> =>
  (await sql(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and format_type(a.atttypid, null) in ('text', 'text[]', 'json', 'jsonb', 'character varying')
     order by 1, 2`,
  )) as Place[];

/** The columns of one kind, as `textColumns` places them. */
export const placedAs = (places: Place[], kind: 'written' | 'decides'): Place[] =>
  places.filter(({ table, column }) => textColumns[table]?.[kind]?.split(' ').includes(column));

/**
 * Ways to put a text behind whatever stands in a column, and to take it out again, past every guard. In JSON
 * it goes behind each text that has a Chinese letter: the others are codes and ids.
 */
export async function aPlanter(sql: Query) {
  await sql(`create or replace function planted(value jsonb, mark text) returns jsonb language sql as $$
    select case jsonb_typeof(value)
      when 'string' then case when value #>> '{}' ~ '[\\u4e00-\\u9fff]' then to_jsonb((value #>> '{}') || mark) else value end
      when 'array' then (select coalesce(jsonb_agg(planted(x, mark) order by at), '[]')
        from jsonb_array_elements(value) with ordinality e (x, at))
      when 'object' then (select coalesce(jsonb_object_agg(k, planted(x, mark)), '{}') from jsonb_each(value) e (k, x))
      else value end $$`);
  // Guards that hold for whoever replicates as well would hold here.
  const guards = await sql(
    `select tgname as name, tgrelid::regclass::text as "table" from pg_trigger where tgenabled = 'A'`,
  );
  for (const { name, table } of guards) await sql(`alter table ${table} enable trigger ${name}`);

  const set = async ({ table, column }: Place, value: string): Promise<boolean> => {
    try {
      await sql('set session_replication_role = replica');
      const rows = await sql(
        `update ${table} set ${column} = ${value} where ${column} is not null returning 1`,
      );
      return rows.length > 0;
    } catch (error) {
      // A code, a state, a length: the database takes no such text there.
      const { code } = error as { code: string };
      if (['23514', '428C9', '22001'].includes(code)) return false;
      throw error;
    } finally {
      await sql('set session_replication_role = origin');
    }
  };
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const plant = (place: Place, text: string) => {
    const { column, type } = place;
    if (type === 'jsonb') return set(place, `planted(${column}, ${literal(text)})`);
    if (type === 'text[]') return set(place, `${column} || array[${literal(text)}]`);
    return set(place, `${column} || ${literal(text)}`);
  };
  const takeOut = (place: Place, text: string) => {
    const { column, type } = place;
    if (type === 'text[]') return set(place, `array_remove(${column}, ${literal(text)})`);
    return set(place, `replace(${column}::text, ${literal(text)}, '')::${type}`);
  };
  return { plant, takeOut };
}
