import { describe, expect, it } from 'vitest';
import { labelOf, outsideBits } from '../../../domain/draw/label.ts';

const reveal = (unitId: string) => ({ kind: 'reveal', unitId });
const drand = { kind: 'drand', unitId: null, network: 'quicknet' };
const demo = { kind: 'drand', unitId: null, network: 'demo' };
const lottery = (name: string) => ({ kind: 'lottery', unitId: null, name });
const secret = { kind: 'secret', unitId: null };

describe('the label of a draw (draw.md §2)', () => {
  it.each([
    ['drand', [drand], 'verifiable'],
    ['drand and a secret', [drand, secret], 'verifiable'],
    ['two lotteries', [lottery('双色球'), lottery('大乐透')], 'verifiable'],
    ['one lottery', [lottery('双色球')], 'unverifiable'],
    ['two of which one is unknown', [lottery('双色球'), lottery('六合彩')], 'unverifiable'],
    ['one lottery and witnesses', [lottery('双色球'), reveal('a'), reveal('b')], 'witnessed'],
    ['witnesses of two units', [reveal('a'), reveal('b'), secret], 'witnessed'],
    ['witnesses of one unit', [reveal('a'), reveal('a')], 'unverifiable'],
    ['drand and witnesses', [reveal('a'), reveal('b'), drand], 'verifiable'],
    ['drand and a lottery that can be worded', [drand, lottery('六合彩')], 'unverifiable'],
    ['drand and something else', [drand, { kind: 'dice', unitId: null }], 'unverifiable'],
    ['a secret alone', [secret], 'unverifiable'],
    ['the demo network', [demo], 'unverifiable'],
    ['the demo network and witnesses', [demo, reveal('a'), reveal('b')], 'witnessed'],
    ['drand of no known network', [{ ...drand, network: 'other' }], 'unverifiable'],
  ])('%s', (_sources, sources, label) => {
    expect(labelOf(sources)).toBe(label);
  });

  it('counts 256 bits of drand and 24 of a known lottery', () => {
    expect(outsideBits(drand)).toBe(256);
    expect(outsideBits(demo)).toBe(0);
    expect(outsideBits(lottery('大乐透'))).toBe(24);
    expect(outsideBits(lottery('constructor'))).toBe(0);
  });
});
