import type { BaseEntity } from 'typeorm';
import { type Action, can } from '../domain/policy.ts';
import type { Official } from './visitor.ts';

/** How a column is read, shown and filtered. */
export type Kind = 'text' | 'number' | 'flag' | 'code' | 'day' | 'instant' | 'list';

/** A column that the panel may show. What a table does not name does not exist for the panel. */
export type Column = {
  /** An expression over `from`; the entity's own column when left out. */
  sql?: string;
  kind?: Kind;
  /** The codes of a `code` column and the prefix of their texts. */
  codes?: { prefix: string; values: readonly string[] };
  in?: 'list' | 'show';
  filter?: boolean;
  edit?: boolean;
};

/** A table of the panel: rows that somebody may look at, and the columns that exist for them. */
export type Table = {
  id: string;
  entity: typeof BaseEntity;
  group: Group;
  /** Whoever may do one of these over a unit sees the rows of that unit. */
  read: readonly Action[];
  edit?: Action;
  /** The rows, the table itself under the name `t`. */
  from: string;
  key: string;
  /** The path of the unit that a row belongs to; null for rows that belong to everybody who may read. */
  path: string | null;
  title: string;
  columns: Record<string, Column>;
  sort: { by: string; direction: 'asc' | 'desc' };
};

/** The panel's chapters, in the order of the work. */
export const groups = [
  'registries',
  'lists',
  'tasks',
  'requests',
  'disclosures',
  'messages',
  'trail',
  'organisation',
] as const;
export type Group = (typeof groups)[number];

/** The units whose rows of this table the actor sees, as the paths of their roots. */
export const scopeOf = (table: Pick<Table, 'read'>, actor: Official): string[] => [
  ...new Set(
    [...actor.mandates, ...(actor.standsFor ?? []).map(({ mandate }) => mandate)]
      .map(({ path }) => path)
      .filter((path) => table.read.some((action) => mayOver(actor, action, path))),
  ),
];

/** May they do this over the unit at `path`? For actions that depend on nothing but the unit. */
export const mayOver = (actor: Official, action: Action, path: string): boolean =>
  can(actor, action, { unitPath: path } as never);

const actions = ['list', 'show', 'edit', 'new', 'delete', 'bulkDelete', 'search'] as const;
/** Every action that the panel knows. */
export type TableAction = (typeof actions)[number];
export const tableActions: readonly TableAction[] = actions;

/**
 * The one table of rights: which action of which table this person may use on a row of the unit at
 * `path`, or on some row where no path is given. What is not granted here is denied.
 */
export function mayUse(table: Table, action: TableAction, actor: Official, path?: string): boolean {
  if (action === 'list' || action === 'show') return scopeOf(table, actor).some(covers(path));
  if (action !== 'edit' || !table.edit) return false;
  const { edit } = table;
  return actor.mandates.some(({ path: own }) => mayOver(actor, edit, own) && covers(path)(own));
}

const covers = (path: string | undefined) => (own: string) => path?.startsWith(own) ?? true;
