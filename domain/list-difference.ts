/** A row of a published list: its values by the names of its fields. */
type Row = Record<string, unknown>;

/** What became of one row from one version of a list to the next. */
export type RowChange = {
  key: string;
  name: string;
  how: 'new' | 'gone' | 'changed';
  /** The fields that differ, with what they said before and say now. */
  fields: { field: string; before: unknown; after: unknown }[];
};

/**
 * what changed between two versions of a list. Rows are known by `keyOf`; the new ones come first,
 * then the changed, then those that are gone. Fields of `beside` (a version's number, its reason) are no change.
 */
export function differenceOf<R extends Row & { name: string }>(
  before: R[],
  after: R[],
  keyOf: (row: R) => string,
  beside: readonly string[] = [],
): RowChange[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const added = after.filter((row) => !old.has(keyOf(row)));
  const gone = before.filter((row) => !now.has(keyOf(row)));
  const changed = after.flatMap((row) => {
    const was = old.get(keyOf(row));
    const fields = was ? fieldsBetween(was, row, beside) : [];
    return fields.length > 0 ? [{ ...named(row, keyOf), how: 'changed' as const, fields }] : [];
  });
  return [
    ...added.map((row) => ({ ...named(row, keyOf), how: 'new' as const, fields: [] })),
    ...changed,
    ...gone.map((row) => ({ ...named(row, keyOf), how: 'gone' as const, fields: [] })),
  ];
}

const named = <R extends { name: string }>(row: R, keyOf: (row: R) => string) => ({
  key: keyOf(row),
  name: row.name,
});

function fieldsBetween(before: Row, after: Row, beside: readonly string[]): RowChange['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((field) => !beside.includes(field) && !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

// A field that an older version did not have yet says nothing, as an empty one does.
const isSame = (a: unknown, b: unknown) => JSON.stringify(plain(a)) === JSON.stringify(plain(b));
const plain = (value: unknown): unknown =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    ? null
    : value;
