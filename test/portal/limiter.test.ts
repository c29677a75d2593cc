import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { limiter } from '../../portal/limiter.ts';

/** Asks a limiter on behalf of an address; true when it lets the request pass. */
function asker(burst: number, perSecond: number) {
  let now = 0;
  const limit = limiter({ url: 'http://portal.test' }, { burst, perSecond }, () => now);
  const refuse = {
    status: () => refuse,
    set: () => refuse,
    type: () => refuse,
    send: () => refuse,
  };
  return {
    wait: (ms: number) => {
      now += ms;
    },
    ask: (ip: string) => {
      let passed = false;
      void limit({ ip, headers: {} } as Request, refuse as unknown as Response, () => {
        passed = true;
      });
      return passed;
    },
  };
}

describe('the limiter', () => {
  it('gives back what was used, at its rate and never more than the burst', () => {
    const { ask, wait } = asker(2, 1);
    expect([ask('a'), ask('a'), ask('a')]).toEqual([true, true, false]);
    wait(1000);
    expect([ask('a'), ask('a')]).toEqual([true, false]);
    wait(60_000);
    expect([ask('a'), ask('a'), ask('a')]).toEqual([true, true, false]);
  });

  it('counts the addresses of one household together and others apart', () => {
    const { ask } = asker(1, 1);
    expect(ask('2001:db8:1:2::1')).toBe(true);
    expect(ask('2001:db8:1:2:ffff::9')).toBe(false);
    expect(ask('2001:db8:1:3::1')).toBe(true);
    expect(ask('::ffff:192.0.2.1')).toBe(true);
    expect(ask('::ffff:192.0.2.2')).toBe(true);
  });

  it('forgets the idlest address when there are too many', () => {
    const { ask } = asker(1, 0.001);
    expect([ask('first'), ask('first')]).toEqual([true, false]);
    for (let at = 0; at < 20_001; at += 1) ask(`other ${at}`);
    expect(ask('first')).toBe(true);
    expect(ask('other 20000')).toBe(false);
  });
});
