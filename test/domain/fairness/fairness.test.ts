import { describe, expect, it } from 'vitest';
import { drawStratum } from '../../../domain/draw/draw.ts';
import { type Fairness, fairnessOf as fairnessOfDraws } from '../../../domain/fairness/fairness.ts';
import type { Sample } from '../../../domain/fairness/sample.ts';
import { seedOf } from '../../../domain/draw/seed.ts';
import {
  fairShuffle,
  fixedStride,
  listOf,
  naiveSwaps,
  otherDraws,
  randomComparator,
  realDraws,
  smallRemainder,
  type Way,
} from './samples.ts';

// 299 subjects and 100 places: the size at which a published platform has two outcomes only.
const ids = listOf(299);
const taken = 100;

// One stratum to a draw.
const fairnessOf = (samples: Sample[]) => fairnessOfDraws(samples.map((sample) => [sample]));

/** The smallest chance among the tests, each counted once. */
const smallest = ({ uniformity, adjacentPairs, overlaps, contrast }: Fairness): number =>
  Math.min(...[uniformity, adjacentPairs, overlaps, contrast].map(({ p }) => p ?? 1));

describe('the statistics of draw.md §7', () => {
  it('find nothing in 3,000 draws of the real algorithm', () => {
    const report = fairnessOf(realDraws(ids, taken, 3000));
    for (const { p } of [report.uniformity, report.adjacentPairs, report.overlaps, report.contrast])
      expect(p).toBeGreaterThan(0.001);
  });

  it('find nothing in a fair shuffle by the generator of the controls', () => {
    expect(smallest(fairnessOf(otherDraws(fairShuffle, ids, taken, 3000)))).toBeGreaterThan(0.001);
  });

  const controls: [string, Way][] = [
    ['sorting by a random comparator', randomComparator],
    ['the naive swap shuffle', naiveSwaps],
    ['one random start and a fixed stride', fixedStride],
  ];
  it.each(controls)('reject %s', (_, way) => {
    expect(smallest(fairnessOf(otherDraws(way, ids, taken, 3000)))).toBeLessThan(1e-9);
  });

  it('show how a fixed stride fails: two outcomes, and ids that can never be drawn', () => {
    const draws = otherDraws(fixedStride, ids, taken, 500);
    expect(new Set(draws.map(({ drawn }) => [...drawn].join())).size).toBe(2);
    const { timesDrawn, adjacentPairs } = fairnessOf(draws);
    expect(timesDrawn[0]).toBe(99);
    expect(adjacentPairs).toMatchObject({ observed: 0, p: 0 });
  });

  it('find by contrast a small bias of a remainder that the omnibus test misses', () => {
    const report = fairnessOf(otherDraws(smallRemainder, listOf(200), 60, 8000));
    expect(report.uniformity.p).toBeGreaterThan(0.01);
    expect(report.contrast.p).toBeLessThan(0.001);
  });

  it('say nothing while there is too little to tell', () => {
    const report = fairnessOf(realDraws(listOf(20), 2, 3));
    expect(report).toMatchObject({
      uniformity: { p: null },
      adjacentPairs: { p: null },
      overlaps: { p: null },
      contrast: { p: null },
    });
    expect(fairnessOf([]).timesDrawn).toEqual([]);
  });

  it('do not take the yearly cap for a bias, which strikes whoever was drawn off the list', () => {
    const [cap, count] = [6, 52];
    const times = new Map<string, number>();
    const draws: Sample[] = [];
    for (let at = 0; at < count; at += 1) {
      const eligible = listOf(1000).filter((id) => (times.get(id) ?? 0) < cap);
      const [{ drawn }] = realDraws(eligible, 100, 1, `CAP-${at}`) as [Sample];
      for (const id of drawn) times.set(id, (times.get(id) ?? 0) + 1);
      draws.push({ eligible, drawn });
    }
    expect(draws.at(-1)!.eligible.length).toBeLessThan(800);
    expect(fairnessOf(draws).uniformity.p).toBeGreaterThan(0.001);
  });

  it('count with lists that change from draw to draw', () => {
    const draws = realDraws(ids, taken, 1500).map((sample, at) => {
      const eligible = ids.slice(at % 7);
      return { eligible, drawn: new Set(eligible.filter((id) => sample.drawn.has(id))) };
    });
    expect(smallest(fairnessOf(draws))).toBeGreaterThan(0.001);
  });
});

describe('weights', () => {
  it('give weight 3 three times the chance of weight 1, and not 2.4 times', () => {
    const pool = listOf(400).map((id, at) => ({
      stratum: 1,
      eligibility: 0,
      id,
      weight: at % 4 === 0 ? 3 : 1,
    }));
    const [heavy, light] = [100, 300];
    const counts = { heavy: 0, light: 0 };
    for (let at = 0; at < 2000; at += 1) {
      const seed = seedOf('yaohao/1/subjects', `W-${at}`, '00'.repeat(32));
      const drawn = new Set(drawStratum(pool, { ratioBp: 3000, min: 0 }, seed).drawn);
      for (const { id, weight } of pool) {
        if (drawn.has(id)) counts[weight === 3 ? 'heavy' : 'light'] += 1;
      }
    }
    const ratio = counts.heavy / heavy / (counts.light / light);
    expect(ratio).toBeGreaterThan(2.9);
    expect(ratio).toBeLessThan(3.1);
  });
});
