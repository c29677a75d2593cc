import fc from 'fast-check';
import type { Input, Inspector, Team } from './match.ts';

// Random matches: few people, tight caps, several departments on one subject.

const serial = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.constantFrom(0, 255, 256, 65535, 65536, 0xfffeffff),
  fc.integer({ min: 0, max: 0xfffeffff }),
);

const cap = fc.oneof(
  { arbitrary: fc.constantFrom(1, 1, 1, 2), weight: 12 },
  { arbitrary: fc.constantFrom(0, 3, 1000), weight: 1 },
);

const inspectors = (least: number, most: number): fc.Arbitrary<Inspector[]> =>
  fc.uniqueArray(fc.record({ serial, canLead: fc.constantFrom(true, true, false), cap }), {
    minLength: least,
    maxLength: most,
    selector: (inspector) => inspector.serial,
  });

const subjects = fc.constantFrom('A', 'AA', '0', '91370322MA0000001X', '91370322MA0000002X');
const department = fc.constantFrom(0, 1, 2, 3, 255, 256, 65535);

type Sketch = Omit<Team, 'eligible' | 'recused'> & { who: number; recused: number };

const sketchOf = (subject: fc.Arbitrary<string>): fc.Arbitrary<Sketch> =>
  fc.record({
    subject,
    department,
    size: fc.constantFrom(1, 1, 1, 1, 2, 2, 3),
    needsLead: fc.boolean(),
    who: fc.nat({ max: 0xffff }),
    recused: fc.nat({ max: 0xffff }),
  });

/** A lawful match of at most five teams and eight people. */
export const smallMatch: fc.Arbitrary<Input> = match(
  fc.oneof(inspectors(5, 7), inspectors(4, 6), inspectors(0, 8)),
  subjects,
  1,
  5,
);

/** A lawful match of up to fourteen teams and sixteen people. */
export const largerMatch: fc.Arbitrary<Input> = match(
  inspectors(14, 16),
  fc.integer({ min: 0, max: 40 }).map((n) => `S${n}`),
  7,
  14,
);

function match(
  people: fc.Arbitrary<Inspector[]>,
  name: fc.Arbitrary<string>,
  least: number,
  most: number,
): fc.Arbitrary<Input> {
  const sketches = fc.uniqueArray(sketchOf(name), {
    minLength: least,
    maxLength: most,
    selector: (team) => `${team.subject} ${team.department}`,
  });
  const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  return fc.tuple(seed, people, sketches).map(([bytes, staff, teams]) => ({
    seed: Buffer.from(bytes).toString('hex'),
    inspectors: staff,
    teams: teams.map((team) => teamOf(team, staff, teams)),
  }));
}

/** The team of a sketch: of the people, those whose bit is set and whom no earlier team may have. */
function teamOf({ who, recused, ...team }: Sketch, people: Inspector[], all: Sketch[]): Team {
  const rivals = all.filter((other) => other.subject === team.subject);
  const nth = rivals.findIndex((other) => other.department === team.department);
  const mine = people.filter((_, i) => rivals.length === 1 || hash(i, rivals) === nth);
  return {
    ...team,
    eligible: mine.filter((_, i) => bit(who, i) || bit(who, i + 3)).map((person) => person.serial),
    recused: people.filter((_, i) => bit(recused, i) && bit(recused, i + 7)).map((p) => p.serial),
  };
}

const bit = (mask: number, i: number): boolean => ((mask >> i) & 1) === 1;
const hash = (i: number, rivals: Sketch[]): number => (i + rivals[0]!.who) % rivals.length;
