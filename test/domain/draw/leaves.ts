/** A way into parsed JSON, and what stands there. */
type Leaf = { path: (string | number)[]; value: unknown };

/** Every value of parsed JSON that holds no others, with the way to it. */
export function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** The name of a leaf without the places in its arrays: `entropy[].hex`. */
export const nameOf = (path: Leaf['path']): string =>
  path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[]`;
    return name === '' ? key : `${name}.${key}`;
  }, '');

/** A copy with another value at one place. */
export function withLeaf(value: unknown, path: Leaf['path'], other: unknown): unknown {
  const copy = structuredClone(value);
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
  holder[path.at(-1)!] = other;
  return copy;
}

/** Other values of the same kind, as near as a careful forger would choose them. */
export function othersThan(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1, -1, 0.5];
  if (typeof value === 'boolean') return [!value, null];
  if (typeof value !== 'string') return ['x', 1];
  const last = value.at(-1) === '0' ? '1' : '0';
  const first = value.startsWith('0') ? '1' : '0';
  return [value.slice(0, -1) + last, first + value.slice(1), value.slice(0, -1), `${value}0`, null];
}
