// Small changes to any JSON value: what a forger, or a slip of the hand, would try.

type Json = unknown;
type Path = (string | number)[];

/** Every path to a value inside, the outermost first. */
export function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.keys(value).flatMap((key) =>
    pathsOf((value as Record<string, Json>)[key], [...path, Array.isArray(value) ? +key : key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

/** The value at a path. */
export const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((inner, key) => (inner as Record<string | number, Json>)[key], value);

/** A copy with another value at a path; `undefined` takes the field or the element away. */
export function changed(value: Json, [key, ...rest]: Path, to: Json): Json {
  if (key === undefined) return to;
  const inner = changed((value as Record<string | number, Json>)[key], rest, to);
  if (Array.isArray(value)) {
    return value.flatMap((each, i) => (i !== key ? [each] : inner === undefined ? [] : [inner]));
  }
  return { ...(value as object), [key]: inner };
}

/** Other values to put in the place of this one. */
export function otherThan(value: Json): Json[] {
  return [undefined, null, true, '', {}, [], -1, 0.5, ...ofItsKind(value)];
}

function ofItsKind(value: Json): Json[] {
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, String(value), 2 ** 53];
  if (typeof value === 'boolean') return [!value, String(value), Number(value)];
  if (typeof value === 'string') return ofText(value);
  if (Array.isArray(value)) return ofList(value);
  return [{ ...(value as object) }, [value]];
}

function ofText(value: string): Json[] {
  const last = value.slice(-1);
  return [
    value.toUpperCase(),
    value.toLowerCase(),
    value.slice(0, -1) + (last === '0' ? '1' : '0'),
    (value.startsWith('0') ? '1' : '0') + value.slice(1),
    value.slice(0, -1),
    value.slice(0, -2),
    `${value}0`,
    `${value}00`,
    `0${value}`,
    `0x${value.slice(2)}`,
    `${value}\n`,
    ` ${value}`,
    [value],
  ];
}

const ofList = (value: Json[]): Json[] => [
  value.slice(1),
  value.slice(0, -1),
  value.toReversed(),
  [...value, ...value.slice(-1)],
  [...value.slice(0, 1), ...value],
  Object.fromEntries(value.entries()),
];
