import type { DocumentKind } from './messages.ts';

type Fields = Record<string, unknown>;

/** What parsed JSON is meant to be, by the members that only this kind has; null for none of them. */
export function kindOf(value: unknown): DocumentKind | null {
  if (Array.isArray(value)) return isPool(value) ? 'pool' : null;
  if (!isObject(value)) return null;
  return (Object.keys(signs) as DocumentKind[]).find((kind) => signs[kind](value)) ?? null;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: Fields, name: string) => Object.hasOwn(value, name);

const isPool = (records: unknown[]) =>
  records.length > 0 && isObject(records[0]) && has(records[0], 'eligibility');

// In this order: a transcript holds an announcement, and a receipt names the parameters of its draw.
const signs: Record<DocumentKind, (value: Fields) => boolean> = {
  transcript: (value) => has(value, 'announcement'),
  receipt: (value) =>
    ['record', 'absent', 'proof', 'ranges', 'drawn'].some((name) => has(value, name)),
  announcement: (value) =>
    has(value, 'entropy') && (has(value, 'inputHash') || isObject(value['pool'])),
  spec: (value) => has(value, 'entropy') && has(value, 'strata'),
  pool: (value) => has(value, 'eligibility'),
};

/**
 * The value in a text: JSON, or the lines of a pool (JSONL) as one array. Null when it is neither.
 */
export function valueOf(text: string): { value: unknown } | null {
  const whole = parsed(text);
  if (whole && !(isObject(whole.value) && has(whole.value, 'eligibility'))) return whole;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records: unknown[] = [];
  for (const line of lines) {
    const record = parsed(line);
    if (!record) return null;
    records.push(record.value);
  }
  return records.length > 0 ? { value: records } : null;
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
