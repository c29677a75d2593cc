import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookSlots, type Candidate } from '../../domain/slots.ts';

const one = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  account: 'telegram 42',
  chat: `chat of ${id}`,
  accountEveryMs: 35,
  chatEveryMs: 1000,
  accountFreeAt: 0,
  chatFreeAt: 0,
  ...more,
});
const times = (candidates: Candidate[], now = 0, until = 1500) =>
  Object.fromEntries(bookSlots(candidates, now, until).slots.map(({ id, at }) => [id, at]));

describe('slots', () => {
  it('follow each other at the pace of the account, in the order of importance', () => {
    expect(times([one('a'), one('b'), one('c')], 1000, 2000)).toEqual({
      a: 1000,
      b: 1035,
      c: 1070,
    });
  });

  it('case 7: a chat that has to wait holds up nobody else', () => {
    expect(times([one('slow', { chatFreeAt: 500 }), one('b'), one('c')])).toEqual({
      slow: 525,
      b: 0,
      c: 35,
    });
  });

  it('case 7: nobody of a paused account gets one before its time', () => {
    const { slots, isFull } = bookSlots([one('a', { accountFreeAt: 9000 })], 0, 1500);
    expect({ slots, isFull }).toEqual({ slots: [], isFull: true });
  });

  it('a pressed card goes at once, and the account’s next instant pays for it', () => {
    const pressed = { pressed: { pausedUntil: 0 } };
    expect(times([one('pressed', pressed), one('b'), one('c')])).toEqual({
      pressed: 0,
      b: 35,
      c: 70,
    });
    const busy = { accountFreeAt: 1400 };
    const { slots, freeAt } = bookSlots(
      [one('pressed', { ...busy, ...pressed }), one('b', busy), one('c', busy)],
      0,
      1500,
    );
    expect(slots.map(({ id, at }) => [id, at])).toEqual([
      ['pressed', 0],
      ['b', 1435],
      ['c', 1470],
    ]);
    expect(freeAt.get('telegram 42')).toBe(1505);
  });

  it('a pressed card waits for its chat and for a pause of its account', () => {
    const free = { accountFreeAt: 1200, chatFreeAt: 300 };
    expect(times([one('a', { ...free, pressed: { pausedUntil: 0 } })])).toEqual({ a: 300 });
    expect(times([one('a', { ...free, pressed: { pausedUntil: 900 } })])).toEqual({ a: 900 });
    expect(times([one('a', { ...free, pressed: { pausedUntil: 9000 } })])).toEqual({});
  });

  it('a pressed card that finds every instant booked leaves the account to pay later', () => {
    const busy = { accountFreeAt: 9000 };
    const { freeAt } = bookSlots([one('a', { ...busy, pressed: { pausedUntil: 0 } })], 0, 1500);
    expect(freeAt.get('telegram 42')).toBe(9035);
  });

  it('are given without a grid where the account has no pace', () => {
    const slack = { account: 'slack T', accountEveryMs: 0 };
    expect(times([one('a', slack), one('b', { ...slack, chatFreeAt: 300 })])).toEqual({
      a: 0,
      b: 300,
    });
  });

  it('are never nearer than the paces, never in the past, never beyond the horizon', () => {
    const candidate = fc.record({ chat: fc.integer({ min: 0, max: 3 }), free: fc.nat(3000) });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 60 }), fc.nat(2000), (given, accountFreeAt) => {
        const candidates = given.map(({ chat, free }, at) =>
          one(String(at), { chat: String(chat), chatFreeAt: free, accountFreeAt }),
        );
        const { slots } = bookSlots(candidates, 100, 1600);
        const gaps = (all: number[]) =>
          all
            .toSorted((a, b) => a - b)
            .slice(1)
            .map((at, n) => at - all.toSorted((a, b) => a - b)[n]!);
        for (const { at } of slots)
          expect(at >= Math.max(100, accountFreeAt) && at <= 1600).toBe(true);
        expect(Math.min(35, ...gaps(slots.map(({ at }) => at)))).toBe(35);
        for (const name of ['0', '1', '2', '3']) {
          const own = slots.filter(({ chat }) => chat === name).map(({ at }) => at);
          expect(Math.min(1000, ...gaps(own))).toBe(1000);
        }
      }),
    );
  });
});
