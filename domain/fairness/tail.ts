// Lanczos' coefficients for g = 7, n = 9 (Numerical Recipes, 3rd edition, §6.1): 15 digits for x > 0.
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for x > 0. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = lanczos.reduce((sum, coefficient, at) =>
    at === 0 ? coefficient : sum + coefficient / (shifted + at),
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

const precision = 1e-14;

/** Lower regularized incomplete gamma function by its power series (DLMF 8.11.4), for x < a + 1. */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * precision; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Upper regularized incomplete gamma function by its continued fraction (DLMF 8.9.2), for x ≥ a + 1. */
function upperByFraction(a: number, x: number): number {
  const tiny = Number.MIN_VALUE / precision;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > precision; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    change = c * d;
    fraction *= change;
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Chance that χ² with so many degrees of freedom is at least `value` (NIST/SEMATECH 1.3.6.6.6). */
export function chiSquaredTail(value: number, degrees: number): number {
  if (value <= 0) return 1;
  const [a, x] = [degrees / 2, value / 2];
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** Chance that a standard normal is at least as far from 0 as `score`, on either side. */
export const normalTail = (score: number): number => chiSquaredTail(score * score, 1);
