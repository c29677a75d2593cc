import type { PoolRecord } from '../domain/draw/record.ts';
import type { DrawSpec } from '../domain/draw/spec.ts';

/** Seven strata, each drawn at 5 %. */
export const sevenStrata: DrawSpec = {
  drawId: 'BENCH-2026-000001',
  entropy: [{ kind: 'secret', hex: '5a'.repeat(32) }],
  strata: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [n, { ratioBp: 500, min: 1 }])),
};

/** The bytes of a code that looks like 统一社会信用代码, 18 of them, into `target` from `offset` on. */
export function writeCode(target: Uint8Array, offset: number, number: number): void {
  for (let at = 0; at < 8; at += 1) target[offset + at] = prefix.charCodeAt(at);
  // A bijection on 32 bits, so that codes are unique and in no order.
  let rest = scattered(number);
  for (let at = 8; at < 18; at += 1) {
    target[offset + at] = letters.charCodeAt(rest % 36);
    rest = at === 14 ? number % 46_656 : Math.floor(rest / 36);
  }
}

const prefix = '91370303';
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function scattered(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Subjects as rows of a database: fresh objects with fresh texts, in no order. */
export function rowsOf(size: number): PoolRecord[] {
  const bytes = Buffer.alloc(18);
  return Array.from({ length: size }, (_, number) => {
    writeCode(bytes, 0, number);
    const id = bytes.toString('latin1');
    return { stratum: 1 + (number % 7), eligibility: 0, id, weight: 1 };
  });
}
