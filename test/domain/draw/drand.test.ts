import { readFileSync } from 'node:fs';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { describe, expect, it } from 'vitest';
import { readBeacon, verifyBeacon, verifyRound } from '../../../domain/draw/drand.ts';
import {
  demoNetwork,
  drandNetwork,
  quicknet,
  roundAt,
  timeOf,
} from '../../../domain/draw/drand-network.ts';
import { demoPublicKey, signRound } from '../../../simulator/drand/network-key.ts';

type Case = {
  chain: {
    public_key: string;
    period: number;
    genesis_time: number;
    chain_hash: string;
    scheme: string;
  };
  round: number;
  signature: string;
  randomness: string;
  time?: string;
  valid: boolean;
};

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync('test/vectors/drand/quicknet.json', 'utf8'),
);
const [good, bad] = cases as [Case, Case];

describe('the pinned drand network (draw.md §2)', () => {
  it('is quicknet, as the vector says', () => {
    const { chain } = good;
    expect(quicknet).toMatchObject({
      chainHash: chain.chain_hash,
      publicKey: chain.public_key,
      genesis: chain.genesis_time,
      period: chain.period,
      scheme: chain.scheme,
      outsideBits: 256,
    });
  });

  it('knows when a round is and which round comes next', () => {
    expect(timeOf(quicknet, good.round).toISOString()).toBe('2023-08-23T15:59:24.000Z');
    const at = timeOf(quicknet, good.round);
    expect(roundAt(quicknet, at)).toBe(good.round);
    expect(roundAt(quicknet, new Date(at.getTime() + 1))).toBe(good.round + 1);
    expect(roundAt(quicknet, new Date(at.getTime() - 2_999))).toBe(good.round);
    expect(roundAt(quicknet, new Date(0))).toBe(1);
  });

  it('has a demo network whose key is open and whose values count nothing', () => {
    expect(demoNetwork.publicKey).toBe(demoPublicKey());
    expect(demoNetwork.outsideBits).toBe(0);
    expect(drandNetwork('demo')).toBe(demoNetwork);
    expect(drandNetwork('mainnet')).toBeUndefined();
    expect(verifyBeacon(demoNetwork, 42, signRound(42))).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('verifying a beacon offline', () => {
  it('gives the randomness of the good beacon, in either case of hex', () => {
    expect(verifyBeacon(quicknet, good.round, good.signature)).toBe(good.randomness);
    expect(verifyBeacon(quicknet, good.round, good.signature.toUpperCase())).toBe(good.randomness);
  });

  it('refuses the bad beacon: the signature of another round', () => {
    expect(bad.valid).toBe(false);
    expect(refusal(bad.round, bad.signature)).toBe('beacon-not-signed');
  });

  it('refuses a signature of another network, and one by an altered key', () => {
    expect(refusal(42, signRound(42))).toBe('beacon-not-signed');
    const other = { ...quicknet, publicKey: demoNetwork.publicKey };
    expect(refusal(good.round, good.signature, other)).toBe('beacon-not-signed');
    const altered = { ...quicknet, publicKey: flipped(quicknet.publicKey, 190) };
    expect(refusal(good.round, good.signature, altered)).toBe('beacon-not-signed');
  });

  it('refuses every altered digit of the signature, a point or not', () => {
    for (let at = 0; at < 96; at += 5) {
      expect(refusal(good.round, flipped(good.signature, at))).toMatch(
        /^beacon-(no-point|not-signed)$/,
      );
    }
    const negated = bls12_381.G1.Point.fromHex(good.signature).negate().toHex();
    expect(refusal(good.round, negated)).toBe('beacon-not-signed');
  });

  it('refuses what is no point of the group', () => {
    expect(refusal(good.round, offCurve())).toBe('beacon-no-point');
    expect(refusal(good.round, outsideSubgroup())).toBe('beacon-no-point');
    expect(refusal(good.round, `c0${'00'.repeat(47)}`)).toBe('beacon-no-point');
  });

  it('refuses the wrong length, what is not hex, and rounds that are none', () => {
    expect(refusal(good.round, good.signature.slice(2))).toBe('beacon-length');
    expect(refusal(good.round, `${good.signature}00`)).toBe('beacon-length');
    expect(refusal(good.round, `zz${good.signature.slice(2)}`)).toBe('beacon-unreadable');
    expect(refusal(good.round, '')).toBe('beacon-unreadable');
    for (const round of [0, -1, 1.5, Number.NaN, 2 ** 53]) {
      expect(refusal(round, good.signature)).toBe('beacon-unreadable');
    }
  });
});

describe('a beacon as somebody brings it', () => {
  const { round, signature, randomness } = good;

  it('is read as a signature, with line breaks or without, or as the JSON of a relay', () => {
    expect(readBeacon(` ${signature}\n`)).toEqual({ signature });
    expect(readBeacon(`${signature.slice(0, 48)}\n${signature.slice(48)}`)).toEqual({ signature });
    const json = JSON.stringify({ round, randomness, signature });
    expect(readBeacon(json)).toEqual({ round, randomness, signature });
    expect(readBeacon(JSON.stringify({ signature, round: 'x', more: 1 }))).toEqual({ signature });
  });

  it('is refused in words when it cannot be read', () => {
    for (const text of ['{', '{"round":1000}', '{"signature":5}']) {
      expect(() => readBeacon(text)).toThrow(
        expect.objectContaining({ code: 'beacon-unreadable' }),
      );
    }
  });

  it('is refused when it is of another round, or states other randomness', () => {
    expect(verifyRound(quicknet, round, { round, randomness, signature })).toBe(randomness);
    const of = (beacon: Parameters<typeof verifyRound>[2]) => () =>
      verifyRound(quicknet, round, beacon);
    expect(of({ round: 1001, signature })).toThrow(
      expect.objectContaining({ code: 'beacon-other-round', details: { have: 1001, need: 1000 } }),
    );
    expect(of({ randomness: '00'.repeat(32), signature })).toThrow(
      expect.objectContaining({ code: 'beacon-randomness' }),
    );
  });
});

function refusal(round: number, signature: string, network = quicknet): string {
  try {
    return verifyBeacon(network, round, signature);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const flipped = (hex: string, at: number) =>
  hex.slice(0, at) + (Number.parseInt(hex[at]!, 16) ^ 1).toString(16) + hex.slice(at + 1);

// An x for which x³ + 4 has no square root.
function offCurve(): string {
  return compressed((x) => sqrtOf(x) === undefined);
}

// On the curve, but not of the prime order: the cofactor is large, so nearly every point is such.
function outsideSubgroup(): string {
  return compressed((x) => {
    const y = sqrtOf(x);
    if (y === undefined) return false;
    return !bls12_381.G1.Point.fromAffine({ x, y }).isTorsionFree();
  });
}

function compressed(wanted: (x: bigint) => boolean): string {
  let x = 1n;
  while (!wanted(x)) x += 1n;
  return `80${x.toString(16).padStart(94, '0')}`;
}

function sqrtOf(x: bigint): bigint | undefined {
  const { Fp } = bls12_381.fields;
  try {
    return Fp.sqrt(Fp.add(Fp.pow(x, 3n), 4n));
  } catch {
    return undefined;
  }
}
