import { arrayAt, hexAt, malformed, mapAt, member, objectAt, wholeAt } from './fields.ts';

/**
 * One source of entropy in announced order: its kind (ASCII) and its value in hex. A drand source may
 * carry the round and the signature that prove its value; they do not enter the seed.
 */
export type EntropySource = { kind: string; hex: string; round?: number; signature?: string };

/** How many of a stratum are drawn: a ratio in basis points and a minimum. */
export type StratumSpec = { ratioBp: number; min: number };

/** Everything besides the pool that decides a draw; `strata` is keyed by the stratum's number. */
export type DrawSpec = {
  drawId: string;
  entropy: EntropySource[];
  strata: Record<string, StratumSpec>;
};

/** A specification out of parsed JSON; `min` is 0 if absent. Refuses anything else. */
export function parseSpec(value: unknown): DrawSpec {
  const { drawId, entropy, strata } = objectAt(value, '', ['drawId', 'entropy', 'strata']);
  return {
    drawId: drawIdAt(drawId, 'drawId'),
    entropy: parseEntropy(entropy, 'entropy'),
    strata: strataAt(strata, 'strata', parseQuota),
  };
}

/** The number of a draw: ASCII `[A-Z0-9-]`, 1–64 characters. */
export function drawIdAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || !/^[A-Z0-9-]{1,64}$/.test(value)) malformed(field, 'draw-id');
  return value as string;
}

/** At least one source, each with a kind of 1–255 ASCII bytes and a value of 1–65,535 bytes. */
export function parseEntropy(value: unknown, field: string): EntropySource[] {
  const sources = arrayAt(value, field);
  if (sources.length === 0) malformed(field, 'not-empty');
  return sources.map((source, at) => parseSource(source, member(field, at)));
}

function parseSource(value: unknown, field: string): EntropySource {
  const { kind, hex, ...proof } = objectAt(value, field, ['kind', 'hex'], ['round', 'signature']);
  const source = {
    kind: kindAt(kind, `${field}.kind`),
    hex: hexAt(hex, `${field}.hex`, 1, 65_535),
  };
  const [unproven] = Object.keys(proof);
  if (unproven === undefined) return source;
  if (kind !== 'drand') malformed(member(field, unproven), 'known-field');
  objectAt(value, field, ['kind', 'hex', 'round', 'signature']);
  return {
    ...source,
    round: wholeAt(proof['round'], `${field}.round`, 1, Number.MAX_SAFE_INTEGER),
    signature: hexAt(proof['signature'], `${field}.signature`, 48, 48),
  };
}

/** A ratio of 0–10000 basis points and a minimum, which is 0 if absent. */
function parseQuota(value: unknown, field: string): StratumSpec {
  const { ratioBp, min = 0 } = objectAt(value, field, ['ratioBp'], ['min']);
  return {
    ratioBp: wholeAt(ratioBp, `${field}.ratioBp`, 0, 10_000),
    min: wholeAt(min, `${field}.min`, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** Strata by their numbers (0–65535), each read by `parse`. */
export function strataAt<T>(
  value: unknown,
  field: string,
  parse: (stratum: unknown, field: string) => T,
): Record<string, T> {
  const strata = Object.entries(mapAt(value, field)).map(([key, stratum]) => {
    const path = member(field, key);
    if (!/^(?:0|[1-9]\d{0,4})$/.test(key) || Number(key) > 65_535) {
      malformed(path, 'whole-number', { low: 0, high: 65_535 });
    }
    return [key, parse(stratum, path)] as const;
  });
  return Object.fromEntries(strata);
}

function kindAt(value: unknown, field: string): string {
  // oxlint-disable-next-line no-control-regex -- any ASCII byte is allowed by the format
  if (typeof value !== 'string' || !/^[\x00-\x7f]{1,255}$/.test(value)) malformed(field, 'kind');
  return value as string;
}
