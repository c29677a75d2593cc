import { createHash } from 'node:crypto';
import type { MatchInput } from '../domain/match/input.ts';
import { runMatch } from '../domain/match/match.ts';
import { pairOrderOf } from '../domain/match/pair-order.ts';
import { interleaved, type Line, lineOf, type Options } from './harness.ts';

const people = 5_000;
const areas = 100;

/** Teams of two for 50,000 subjects from 5,000 inspectors; 15 % have a second department's one. */
export async function benchMatch({ size, runs }: Options): Promise<Line[]> {
  const subjects = size ?? 50_000;
  const input = inputOf(subjects);
  const times = await interleaved(runs, {
    match: () => runMatch(input),
    kernel: () => sortPairs(input),
    plain: () => sortPairsPlainly(input),
  });
  const goal = `match, ${subjects.toLocaleString('en')} × ${people.toLocaleString('en')}, 15 % joint`;
  return [
    lineOf(
      { goal, peer: 'hash and sort its pairs, same kernel', bound: 4 },
      times.match,
      times.kernel,
    ),
    lineOf(
      { goal, peer: 'createHash and sort of its pairs', bound: null },
      times.match,
      times.plain,
    ),
  ];
}

/** Every inspector of an area may go to each of its subjects; some have an interest in some. */
function inputOf(subjects: number): MatchInput {
  const cap = Math.ceil((subjects * 2.15) / people) + 8;
  const inspectors = Array.from({ length: people }, (_, serial) => ({
    serial,
    canLead: serial % 3 !== 1,
    cap,
  }));
  // The last thousand belong to the other department, in ten areas.
  const own = inArea(0, people - 1_000, areas);
  const other = inArea(people - 1_000, people, areas / 10);
  const teams = Array.from({ length: subjects }, (_, at) => {
    const subject = `S${String(at).padStart(17, '0')}`;
    const eligible = own[at % areas]!;
    const team = { subject, department: 1, size: 2, needsLead: true, eligible };
    const first = { ...team, recused: at % 9 === 0 ? [eligible[at % eligible.length]!] : [] };
    if (at % 100 >= 15) return [first];
    const partners = other[at % (areas / 10)]!;
    const joint = { subject, department: 2, size: 1, needsLead: false, eligible: partners };
    return [first, { ...joint, recused: [] }];
  });
  return { seed: 'a5'.repeat(32), inspectors, teams: teams.flat() };
}

const inArea = (from: number, to: number, count: number): number[][] =>
  Array.from({ length: count }, (_, area) =>
    Array.from({ length: to - from }, (__, at) => from + at).filter((at) => at % count === area),
  );

function sortPairs({ seed, teams }: MatchInput): number {
  const order = pairOrderOf(seed);
  return teams.reduce((sum, { subject, eligible }) => sum + order(subject, eligible)[0]!, 0);
}

function sortPairsPlainly({ seed, teams }: MatchInput): number {
  const bytes = Buffer.from(seed, 'hex');
  let sum = 0;
  for (const { subject, eligible } of teams) {
    const pairs = eligible.map((serial) => {
      const number = Buffer.alloc(4);
      number.writeUInt32BE(serial);
      const ticket = createHash('sha256')
        .update(bytes)
        .update(Buffer.of(subject.length))
        .update(subject)
        .update(number)
        .digest('hex');
      return { ticket, serial };
    });
    pairs.sort((a, b) => Number(a.ticket > b.ticket) - Number(a.ticket < b.ticket));
    sum += pairs[0]!.serial;
  }
  return sum;
}
