/**
 * A goal measured: ours beside what it is measured against. `bound` is the highest ratio that meets
 * the goal; null where a line is only shown.
 */
export type Line = {
  goal: string;
  unit: 'ms' | 'MiB' | '×';
  ours: number;
  peer: string;
  peers: number;
  ratio: number;
  bound: number | null;
};

/** What the command line asks for. */
export type Options = {
  size: number | null;
  runs: number;
  /** With what goes wrong between machines. */
  faults: boolean;
};

/** How long each took, in milliseconds, round by round. */
export type Timings<Name extends string> = Record<Name, number[]>;

const warmUp = 2;

/**
 * Runs all subjects in turn, round after round, so that whatever else the machine does meets all of
 * them alike; nobody pays for the garbage of the one before. The first two rounds only warm up.
 */
export async function interleaved<Name extends string>(
  runs: number,
  subjects: Record<Name, () => unknown>,
): Promise<Timings<Name>> {
  const names = Object.keys(subjects) as Name[];
  const timings = Object.fromEntries(names.map((name) => [name, []])) as unknown as Timings<Name>;
  for (let round = -warmUp; round < runs; round += 1) {
    for (const name of names) {
      globalThis.gc?.({ type: 'minor' });
      const start = performance.now();
      await subjects[name]();
      if (round >= 0) timings[name].push(performance.now() - start);
    }
  }
  return timings;
}

/** A line out of two rows of timings: medians, and the median of the ratios of each round. */
export function lineOf(
  { goal, peer, bound }: Pick<Line, 'goal' | 'peer' | 'bound'>,
  ours: number[],
  peers: number[],
): Line {
  const ratio = median(ours.map((time, round) => time / peers[round]!));
  return { goal, unit: 'ms', ours: median(ours), peer, peers: median(peers), ratio, bound };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
  );
}

/** Whether a line meets its bound; one without a bound cannot miss it. */
export const isMet = ({ ratio, bound }: Line): boolean => bound === null || ratio <= bound;
