import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacUnder, poolKeyHash, pseudonymOf } from '../../../domain/draw/pseudonym.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6 over whole numbers: another way than the one under test. */
function slowBase32(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`) << 4n;
  let text = '';
  for (let at = 0; at < 52; at += 1) {
    text = alphabet[Number(rest & 31n)]! + text;
    rest >>= 5n;
  }
  return text;
}

const key = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const id = fc.stringMatching(/^[0-9A-Z]{1,18}$/);

describe('a pseudonym', () => {
  it('draw.md §3 is the first 18 characters of the Base32 of HMAC-SHA-256(pool key, id)', () => {
    // HMAC of 00 01 … 1f over 91370322MA3C0X2A1B begins 03a1739f; worked out with openssl and base32.
    const fixed = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('hex');
    expect(pseudonymOf(fixed, '91370322MA3C0X2A1B')).toBe('AOQXHH4U6XVDU7VQX6');
    fc.assert(
      fc.property(key, id, (poolKey, real) => {
        const hmac = createHmac('sha256', Buffer.from(poolKey, 'hex')).update(real).digest();
        expect(pseudonymOf(poolKey, real)).toBe(slowBase32(hmac).slice(0, 18));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is an id that a pool takes, another one under another key, and never the code', () => {
    fc.assert(
      fc.property(key, key, id, (one, other, real) => {
        fc.pre(one !== other);
        expect(pseudonymOf(one, real)).toMatch(/^[0-9A-Z]{18}$/);
        expect(pseudonymOf(one, real)).not.toBe(pseudonymOf(other, real));
        expect(pseudonymOf(one, real)).not.toBe(real);
      }),
      { seed: 12 },
    );
  });

  it('is made with the HMAC of RFC 4231, whose second vector has a short key', () => {
    const hmac = hmacUnder(Buffer.from('Jefe'));
    expect(hmac(Buffer.from('what do ya want for nothing?'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is bound to the SHA-256 of its key', () => {
    expect(poolKeyHash('00'.repeat(32))).toBe(
      '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
    );
  });
});
