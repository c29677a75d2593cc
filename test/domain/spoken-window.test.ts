import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardAt, type Spoken, waitInWindow } from '../../domain/spoken-window.ts';

const window = { most: 3, windowMs: 1000 };

describe('what was said within a second', () => {
  it('lets as many through as the platform takes, and the next when the first is a second old', () => {
    expect(waitInWindow([], window, 0)).toBe(0);
    expect(waitInWindow([0, 10], window, 20)).toBe(0);
    expect(waitInWindow([0, 10, 20], window, 950)).toBe(50);
    expect(waitInWindow([0, 10, 20], window, 1000)).toBe(0);
  });

  it('has nobody wait for long without looking again', () => {
    expect(waitInWindow([0, 10, 20], window, 30)).toBe(100);
  });

  it('counts from when it can have been heard: what was slower than the fastest may have come later', () => {
    const spoken: Spoken[] = [
      { saidAt: 0, answeredAt: 200 },
      { saidAt: 10, answeredAt: 290 },
      { saidAt: 20, answeredAt: undefined },
    ];
    expect(heardAt(spoken, 500)).toEqual([0, 90, 300]);
  });

  it('never lets one too many arrive, however long each is on its way', () => {
    const way = fc.record({ there: fc.nat(150), back: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(way, { minLength: 8, maxLength: 30 }), fc.nat(60), (ways, everyMs) => {
        // The fastest is known from before; nobody is faster.
        const spoken: Spoken[] = [{ saidAt: -9999, answeredAt: -9999 }];
        const arrivals: number[] = [];
        let now = 0;
        for (const { there, back } of ways) {
          now += everyMs;
          const known = () =>
            spoken.map(({ saidAt, answeredAt }) => ({
              saidAt,
              answeredAt: answeredAt! <= now ? answeredAt : undefined,
            }));
          for (;;) {
            const waitMs = waitInWindow(heardAt(known(), now), window, now);
            if (waitMs === 0) break;
            now += waitMs;
          }
          spoken.push({ saidAt: now, answeredAt: now + there + back });
          arrivals.push(now + there);
        }
        const sorted = arrivals.toSorted((one, other) => one - other);
        for (const [at, arrival] of sorted.entries()) {
          const before = sorted[at - window.most];
          if (before !== undefined) expect(arrival - before).toBeGreaterThanOrEqual(1000);
        }
      }),
      { seed: 35 },
    );
  });
});
