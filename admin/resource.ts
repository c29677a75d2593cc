import { Resource } from '@adminjs/typeorm';
import {
  type ActionContext,
  BaseProperty,
  BaseRecord,
  type Filter,
  type PropertyType,
} from 'adminjs';
import { database } from '../db/data-source.ts';
import { Refusal } from '../domain/refusal.ts';
import { showValue } from './format.ts';
import { type Column, type Kind, scopeOf, type Table } from './table.ts';
import type { Visitor } from './visitor.ts';

type Shown = Column & { name: string; sql: string; kind: Kind };
/** What the adapter calls a property; ours are not columns of its own. */
type Own = ReturnType<Resource['property']>;
type Page = { limit?: number; offset?: number; sort?: { sortBy?: string; direction?: string } };

/** A row of a table, which knows the unit that it belongs to without showing it. */
export class Row extends BaseRecord {
  readonly unitPath: string | undefined;

  constructor(values: object, resource: TableResource, unitPath: string | undefined) {
    super(values, resource);
    this.unitPath = unitPath;
  }
}

/**
 * A table as the panel reads it. The adapter's own reading shows every column and filters by any, and
 * its saving swallows errors; so this one reads the named columns within the reader's units only, and
 * saves nothing: changes are use-cases.
 */
export class TableResource extends Resource {
  readonly table: Table;
  readonly shown: Shown[];

  constructor(table: Table) {
    super(table.entity);
    this.table = table;
    this.shown = Object.entries(table.columns).map(([name, column]) =>
      shownOf(table, name, column),
    );
  }

  override id(): string {
    return this.table.id;
  }

  override properties(): Own[] {
    const key = new BaseProperty({ path: 'id', type: 'string', isId: true });
    return [key, ...this.shown.map(propertyOf)] as unknown as Own[];
  }

  override property(path: string): Own {
    const found = this.properties().find((property) => property.path() === path);
    return (found ?? null) as unknown as Own;
  }

  override async count(filter: Filter, context?: ActionContext): Promise<number> {
    const { where, values } = this.condition(filter, visitorIn(context));
    // Beyond this nobody turns pages, and counting a million rows takes a second.
    const sql = `select count(*)::int as n from (select 1 from ${this.table.from} where ${where} limit 10000) x`;
    const [row] = await database().query(sql, values);
    return row.n;
  }

  override async find(filter: Filter, page: Page, context?: ActionContext): Promise<Row[]> {
    const { where, values } = this.condition(filter, visitorIn(context));
    const rows = `${this.select} where ${where} ${this.order(page)}`;
    const limits = [Math.min(page.limit ?? 20, 200), Math.max(page.offset ?? 0, 0)];
    const sql = `${rows} limit $${values.length + 1} offset $${values.length + 2}`;
    return this.rows(await database().query(sql, [...values, ...limits]), context);
  }

  override async findOne(id: string | number, context?: ActionContext): Promise<Row | null> {
    const [row] = await this.findMany([id], context);
    return row ?? null;
  }

  override async findMany(ids: (string | number)[], context?: ActionContext): Promise<Row[]> {
    const { where, values } = this.condition(undefined, visitorIn(context));
    const sql = `${this.select} where ${where} and ${this.table.key}::text = any($${values.length + 1})`;
    return this.rows(await database().query(sql, [...values, ids.map(String)]), context);
  }

  override async create(): Promise<never> {
    throw new Refusal('forbidden');
  }

  override async update(): Promise<never> {
    throw new Refusal('forbidden');
  }

  override async delete(): Promise<never> {
    throw new Refusal('forbidden');
  }

  private get select(): string {
    const columns = this.shown.map(({ name, sql }) => `${sql} as "${name}"`);
    const path = this.table.path ?? 'null';
    return `select ${this.table.key}::text as id, ${path} as "unitPath", ${columns.join(', ')} from ${this.table.from}`;
  }

  private rows(rows: Record<string, unknown>[], context: ActionContext | undefined): Row[] {
    const { locale } = visitorIn(context);
    return rows.map(({ id, unitPath, ...values }) => {
      const shown = this.shown.map(({ name, kind }) => [
        name,
        showValue(kind, values[name], locale),
      ]);
      return new Row(
        { id, ...Object.fromEntries(shown) },
        this,
        (unitPath as string | null) ?? undefined,
      );
    });
  }

  private order({ sort }: Page): string {
    const { by, direction } = this.table.sort;
    const column = this.shown.find(({ name }) => name === (sort?.sortBy ?? by));
    if (!column) throw new Refusal('bad-input', { field: 'sortBy' });
    const way = (sort?.direction ?? direction) === 'asc' ? 'asc nulls last' : 'desc nulls last';
    return `order by ${column.sql} ${way}, ${this.table.key}`;
  }

  private condition(filter: Filter | undefined, { actor }: Visitor) {
    const values: unknown[] = [scopeOf(this.table, actor)];
    // Rows of no unit are for everybody who may read this table at all.
    const parts = [
      this.table.path
        ? `exists (select 1 from unnest($1::text[]) p where starts_with(${this.table.path}, p))`
        : 'cardinality($1::text[]) > 0',
    ];
    for (const { path, value } of Object.values(filter?.filters ?? {})) {
      const column = this.shown.find(({ name, filter: allowed }) => name === path && allowed);
      if (!column || typeof value !== 'string') throw new Refusal('bad-input', { field: path });
      values.push(column.kind === 'text' ? `%${value.replace(/[\\%_]/g, '\\$&')}%` : value);
      parts.push(comparison(column, values.length));
    }
    return { where: parts.join(' and '), values };
  }
}

// Compared as text: a value of the wrong type finds nothing instead of failing.
const comparison = ({ kind, sql }: Shown, at: number): string =>
  kind === 'text' ? `${sql} ilike $${at}` : `(${sql})::text = $${at}`;

function shownOf(table: Table, name: string, column: Column): Shown {
  const own = table.entity.getRepository().metadata.findColumnWithPropertyName(name);
  if (!own && !column.sql)
    throw new Error(`${table.id}.${name} is no column and has no expression`);
  const kind = column.kind ?? (column.codes ? 'code' : kindOf(own?.type, own?.isArray));
  return { ...column, name, kind, sql: column.sql ?? `t.${own?.databaseName}` };
}

const kinds: Partial<Record<string, Kind>> = {
  integer: 'number',
  bigint: 'number',
  boolean: 'flag',
  date: 'day',
  timestamptz: 'instant',
};

const kindOf = (type: unknown, isArray?: boolean): Kind =>
  isArray ? 'list' : (kinds[String(type)] ?? 'text');

// Days and instants arrive as texts in the reader's language, so that no browser's zone moves them.
const propertyOf = ({ name, kind }: Shown, position: number): BaseProperty => {
  const type: PropertyType = kind === 'flag' ? 'boolean' : 'string';
  return new BaseProperty({ path: name, type, isId: false, isSortable: kind !== 'list', position });
};

/** Who asks; the panel hands the visitor over as AdminJS's current admin. */
export const visitorIn = (context: ActionContext | undefined): Visitor => {
  const visitor = (context?.currentAdmin as { visitor?: Visitor } | undefined)?.visitor;
  if (!visitor) throw new Refusal('forbidden');
  return visitor;
};
