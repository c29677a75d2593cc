import type { EntityManager } from 'typeorm';

/** A row as JSON, without the columns that hold bytes. */
export type Row = Record<string, unknown>;

/** Rows by table. */
export type Rows = Map<string, Row[]>;

type Key = { child: string; column: string; parent: string; target: string };
type Schema = { keys: Key[]; columns: Map<string, string[]> };

const atOnce = 5000;

/**
 * Everything in the database that belongs to these rows: what points to them, what points to that, and
 * what is said to be about any of it. Tables that come later are found by themselves; `except` names
 * those that stay out.
 */
export async function linkedRows(
  tx: EntityManager,
  root: { table: string; ids: string[] },
  except: ReadonlySet<string>,
): Promise<Rows> {
  const schema = await schemaOf(tx, except);
  const { found, take } = walk(tx, schema);
  await take(root.table, 'id', root.ids);
  const ids = [...found.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? id : []));
  for (const [table, columns] of schema.columns) {
    if (columns.includes('about_id') && columns.includes('about_type')) {
      await take(table, 'about_id', ids);
    }
  }
  return found;
}

function walk(tx: EntityManager, { keys, columns }: Schema) {
  const found: Rows = new Map();
  const seen = new Set<string>();

  const isNew = (table: string, row: Row): boolean => {
    const { size } = seen;
    return seen.add(`${table} ${JSON.stringify(row)}`).size > size;
  };
  // Takes the rows of a table that name one of these values, and whatever points to them.
  const take = async (table: string, column: string, values: string[]): Promise<void> => {
    const fresh: Row[] = [];
    for (let from = 0; from < values.length; from += atOnce) {
      const wanted = values.slice(from, from + atOnce);
      const rows = await read(tx, { table, columns: columns.get(table) ?? [], column }, wanted);
      fresh.push(...rows.filter((row) => isNew(table, row)));
    }
    if (fresh.length === 0) return;
    found.set(table, [...(found.get(table) ?? []), ...fresh]);
    for (const { child, column: by, parent, target } of keys) {
      const named = parent === table ? fresh.map((row) => String(row[target])) : [];
      await take(child, by, [...new Set(named)]);
    }
  };
  return { found, take };
}

async function read(
  tx: EntityManager,
  { table, columns, column }: { table: string; columns: string[]; column: string },
  values: string[],
): Promise<Row[]> {
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
    `select k.conrelid::regclass::text as child, a.attname as column,
       k.confrelid::regclass::text as parent, b.attname as target
     from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and cardinality(k.conkey) = 1
     order by 1, 2`,
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
