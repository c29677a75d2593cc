/** What was drawn of one stratum: who could be, in the order of the frozen list, and who was. */
export type Sample = { eligible: readonly string[]; drawn: ReadonlySet<string> };

/** A count over samples beside what chance alone gives: its mean and variance under a fair draw. */
export type Count = { observed: number; mean: number; variance: number };

/** Adds counts of independent samples. */
export const total = (counts: readonly Count[]): Count => ({
  observed: sum(counts.map(({ observed }) => observed)),
  mean: sum(counts.map(({ mean }) => mean)),
  variance: sum(counts.map(({ variance }) => variance)),
});

/**
 * How many of `marked` among `size` are in a fair draw of `taken`: hypergeometric mean and variance
 * (NIST/SEMATECH 1.3.6.6, Johnson, Kemp and Kotz, Univariate Discrete Distributions, §6.3).
 */
export function hypergeometric(
  size: number,
  marked: number,
  taken: number,
): Omit<Count, 'observed'> {
  if (size < 2) return { mean: size === 0 ? 0 : marked * taken, variance: 0 };
  const share = marked / size;
  const mean = taken * share;
  return { mean, variance: (mean * (1 - share) * (size - taken)) / (size - 1) };
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((all, one) => all + one, 0);
