import type { EntityManager } from 'typeorm';

/** A row as JSON, without the columns that hold bytes. */
export type Row = Record<string, unknown>;

/** Rows by table. */
export type Rows = Map<string, Row[]>;

/** A foreign key: the columns of the child, and what they name in the parent. */
type Key = { child: string; columns: string[]; parent: string; targets: string[] };
/** The rows of a table in which these columns hold one of these tuples. */
type Wanted = { table: string; columns: string[]; tuples: string[][] };
/** Where a walk begins. */
export type Root = { table: string; ids: string[] };
type Schema = { keys: Key[]; columns: Map<string, string[]> };

const atOnce = 5000;

/**
 * Everything in the database that belongs to these rows: what points to them, what points to that, and
 * what is said to be about any of it. Tables that come later are found by themselves; `except` names
 * those that stay out.
 */
export async function linkedRows(
  tx: EntityManager,
  roots: readonly Root[],
  except: ReadonlySet<string>,
): Promise<Rows> {
  const schema = await schemaOf(tx, except);
  const { found, take } = walk(tx, schema);
  for (const { table, ids } of roots)
    await take({ table, columns: ['id'], tuples: ids.map((id) => [id]) });
  const ids = [...found.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? id : []));
  for (const [table, columns] of schema.columns) {
    if (columns.includes('about_id') && columns.includes('about_type')) {
      await take({ table, columns: ['about_id'], tuples: ids.map((id) => [id]) });
    }
  }
  // One order, by whichever way the walk came: the same rows make the same file.
  for (const [table, rows] of found) found.set(table, inOrder(rows, schema.columns.get(table)));
  return found;
}

function inOrder(rows: Row[], columns: string[] = []): Row[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(columns.map((name) => row[name])) }));
  return keyed
    .sort((one, other) => Number(one.key > other.key) - Number(one.key < other.key))
    .map(({ row }) => row);
}

function walk(tx: EntityManager, { keys, columns }: Schema) {
  const found: Rows = new Map();
  const seen = new Set<string>();

  const isNew = (table: string, row: Row): boolean => {
    const { size } = seen;
    return seen.add(`${table} ${JSON.stringify(row)}`).size > size;
  };
  // Takes rows, and whatever points to them.
  const take = async ({ table, columns: by, tuples }: Wanted): Promise<void> => {
    const names = new Set(tuples.map((tuple) => JSON.stringify(tuple)));
    const isWanted = (row: Row) => names.has(JSON.stringify(by.map((name) => String(row[name]))));
    const first = [...new Set(tuples.map(([value]) => value!))];
    const fresh: Row[] = [];
    for (let from = 0; from < first.length; from += atOnce) {
      const shown = columns.get(table) ?? [];
      const rows = await read(tx, table, shown, { [by[0]!]: first.slice(from, from + atOnce) });
      fresh.push(...rows.filter((row) => isWanted(row) && isNew(table, row)));
    }
    if (fresh.length === 0) return;
    found.set(table, [...(found.get(table) ?? []), ...fresh]);
    for (const { child, columns: theirs, parent, targets } of keys) {
      if (parent !== table) continue;
      const named = fresh.map((row) => targets.map((name) => String(row[name])));
      await take({ table: child, columns: theirs, tuples: named });
    }
  };
  return { found, take };
}

async function read(
  tx: EntityManager,
  table: string,
  columns: string[],
  wanted: Record<string, string[]>,
): Promise<Row[]> {
  const [[column, values]] = Object.entries(wanted) as [[string, string[]]];
  const names = columns.map((name) => `"${name}"`).join(', ');
  const rows: { row: Row }[] = await tx.query(
    `select to_jsonb(x) as row from (select ${names} from "${table}" where "${column}"::text = any($1)) x
     order by x::text`,
    [values],
  );
  return rows.map(({ row }) => row);
}

async function schemaOf(tx: EntityManager, except: ReadonlySet<string>): Promise<Schema> {
  const keys: Key[] = await tx.query(
    `select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
       array(select a.attname::text from unnest(k.conkey) with ordinality c (num, at)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.num order by c.at) as columns,
       array(select a.attname::text from unnest(k.confkey) with ordinality c (num, at)
         join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.num order by c.at) as targets
     from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace
     order by 1, 3`,
  );
  const columns: { table: string; names: string[] }[] = await tx.query(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as names
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid <> 'bytea'::regtype
       and has_table_privilege(c.oid, 'select')
     group by c.relname order by c.relname`,
  );
  const kept = columns.filter(({ table }) => !except.has(table));
  return {
    keys: keys.filter(({ child }) => kept.some(({ table }) => table === child)),
    columns: new Map(kept.map(({ table, names }) => [table, names])),
  };
}
