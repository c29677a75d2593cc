import { describe, expect, it } from 'vitest';
import { chiSquaredTail, normalTail } from '../../../domain/fairness/tail.ts';

// Upper critical values of NIST/SEMATECH, e-Handbook of Statistical Methods, table 1.3.6.7.4.
const critical: [degrees: number, tail: number, value: number][] = [
  [1, 0.05, 3.841],
  [1, 0.001, 10.828],
  [2, 0.1, 4.605],
  [5, 0.01, 15.086],
  [10, 0.05, 18.307],
  [30, 0.025, 46.979],
  [60, 0.001, 99.607],
  [100, 0.9, 82.358],
  [100, 0.05, 124.342],
];

describe('tails of χ² and of the normal distribution', () => {
  it.each(critical)('χ² with %i degrees exceeds its critical value with chance %f', (df, p, x) => {
    // The table has three decimals; the tail there is accurate to about a per mille.
    expect(chiSquaredTail(x, df) / p).toBeCloseTo(1, 2);
  });

  it('is 1 at nothing, falls, and is exact for two degrees', () => {
    expect(chiSquaredTail(0, 7)).toBe(1);
    for (const x of [0.1, 1, 3, 10, 40, 300]) {
      expect(chiSquaredTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12);
      expect(chiSquaredTail(x + 1, 9)).toBeLessThan(chiSquaredTail(x, 9));
    }
  });

  it('holds for a million degrees, where χ² is nearly normal (Wilson and Hilferty, 1931)', () => {
    const degrees = 1_000_000;
    for (const score of [-2, -0.5, 0, 1, 3]) {
      const x = degrees * (1 - 2 / (9 * degrees) + score * Math.sqrt(2 / (9 * degrees))) ** 3;
      const upper = score < 0 ? 1 - normalTail(score) / 2 : normalTail(score) / 2;
      expect(chiSquaredTail(x, degrees)).toBeCloseTo(upper, 5);
    }
  });

  it('counts both sides of the normal distribution', () => {
    expect(normalTail(1.959964)).toBeCloseTo(0.05, 6);
    expect(normalTail(-2.575829)).toBeCloseTo(0.01, 6);
    expect(normalTail(0)).toBe(1);
  });
});
