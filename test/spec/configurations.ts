import fc from 'fast-check';
import type { Row, Source, Spec } from './draw.ts';

// Random draws of every lawful kind, and every lawful way of writing them down.

export type Configuration = { pool: Row[]; spec: Spec; style: number };

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const small = { minLength: 1, maxLength: 2 };

/** An id: often short, so that prefixes and neighbours occur. */
export const anId = fc.oneof(
  fc.string({ unit: fc.constantFrom(...alphabet), ...small }),
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 18 }),
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 18, maxLength: 18 }),
);

const stratum = fc.oneof(
  fc.constantFrom(0, 1, 2, 255, 256, 257, 65534, 65535),
  fc.integer({ min: 0, max: 65535 }),
);

const weight = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 16 }));

const ratioBp = fc.oneof(
  fc.constantFrom(0, 1, 700, 3333, 9999, 10000),
  fc.integer({ min: 0, max: 10000 }),
);

const min = fc.oneof(
  fc.constantFrom(0, 0, 1),
  fc.integer({ min: 0, max: 8 }),
  fc.constantFrom(1_000_000, 4294967296, Number.MAX_SAFE_INTEGER),
);

const ascii = fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code));

const kind = fc.oneof(
  fc.constantFrom('drand', 'lottery', 'reveal', 'secret', '"', '\\', ' ', '\0', '\n', '~'),
  fc.string({ unit: ascii, minLength: 1, maxLength: 20 }),
  fc.string({ unit: ascii, minLength: 255, maxLength: 255 }),
);

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const value = fc.oneof(
  { arbitrary: fc.uint8Array({ minLength: 1, maxLength: 64 }).map(hexOf), weight: 20 },
  { arbitrary: fc.constantFrom(255, 256, 4096).map((n) => 'a7'.repeat(n)), weight: 3 },
  { arbitrary: fc.constantFrom(65534, 65535).map((n) => '0f'.repeat(n)), weight: 1 },
);

const source: fc.Arbitrary<Source> = fc.record({ kind, hex: value });

const drawId = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }).map((n) => `ORG-2026-${String(n).padStart(6, '0')}`),
  fc.string({ unit: fc.constantFrom(...alphabet, '-'), minLength: 1, maxLength: 64 }),
);

/** A lawful draw: every row stands in a stratum of the spec, some strata are empty. */
export const configuration: fc.Arbitrary<Configuration> = fc
  .uniqueArray(stratum, { minLength: 1, maxLength: 6 })
  .chain((numbers) =>
    fc.record({
      pool: fc.uniqueArray(rowIn(numbers), { maxLength: 45, selector: (row) => row.id }),
      spec: fc.record({
        drawId,
        entropy: fc.array(source, { minLength: 1, maxLength: 5 }),
        strata: fc
          .tuple(...numbers.map(() => fc.record({ ratioBp, min })))
          .map((ratios) => Object.fromEntries(ratios.map((ratio, i) => [numbers[i]!, ratio]))),
      }),
      style: fc.nat(),
    }),
  );

function rowIn(numbers: number[]): fc.Arbitrary<Row> {
  const eligibility = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }));
  return fc.record({ stratum: fc.constantFrom(...numbers), eligibility, id: anId, weight });
}

/** The pool's file: keys in any order, spaces or none, the weight 1 left out or written. */
export function poolText({ pool, style }: Configuration): string {
  const lines = pool.map((row, i) => {
    const { weight: w, ...rest } = row;
    const shown = w === 1 && (style + i) % 2 === 0 ? rest : row;
    return JSON.stringify(turned(shown, style + i), null, (style + i) % 3 === 0 ? ' ' : '');
  });
  return lines.map((line) => `${line.replaceAll('\n', ' ')}\n`).join('');
}

/** The spec's file: keys in any order, hex in either case, the min 0 left out or written. */
export function specText({ spec, style }: Configuration): string {
  const entropy = spec.entropy.map(({ kind: k, hex }, i) =>
    turned({ kind: k, hex: (style + i) % 2 === 0 ? hex.toUpperCase() : hex }, style + i),
  );
  const strata = Object.entries(spec.strata).map(([number, ratio], i) => {
    const shown = ratio.min === 0 && (style + i) % 2 === 0 ? { ratioBp: ratio.ratioBp } : ratio;
    return [number, turned(shown, style + i)] as const;
  });
  return JSON.stringify(
    turned({ drawId: spec.drawId, entropy, strata: Object.fromEntries(strata) }, style),
  );
}

/** The same object with its keys in another order. */
function turned<T extends object>(object: T, by: number): T {
  const entries = Object.entries(object);
  const at = by % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)]) as T;
}
