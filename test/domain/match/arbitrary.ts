import fc from 'fast-check';
import type { MatchInput, MatchTeam } from '../../../domain/match/input.ts';
import { aSeed } from '../draw/arbitrary.ts';

const aTeam = fc.record({
  size: fc.constantFrom(1, 1, 2, 2, 3),
  needsLead: fc.boolean(),
  absent: fc.nat(255),
  alsoAbsent: fc.nat(255),
  recused: fc.nat(255),
  alsoRecused: fc.nat(255),
});

const anInspector = fc.record({ canLead: fc.boolean(), cap: fc.constantFrom(0, 1, 1, 2, 2, 3, 3) });

/**
 * Small matches of up to six teams in one or two departments. Enough of them are feasible, and
 * tight enough that a seat often has to be exchanged for another.
 */
export const aMatch: fc.Arbitrary<MatchInput> = fc
  .record({
    seed: aSeed,
    departments: fc.constantFrom(1, 2),
    people: fc.array(anInspector, { minLength: 3, maxLength: 8 }),
    rows: fc.array(aTeam, { minLength: 1, maxLength: 6 }),
  })
  .map(({ seed, departments, people, rows }) => {
    const inspectors = people.map((person, at) => ({ serial: 10 + 3 * at, ...person }));
    const teams = rows.map((row, at): MatchTeam => {
      const department = at % departments;
      const bit = (mask: number, person: number) => ((mask >> person) & 1) === 1;
      const serials = (keep: (person: number) => boolean) =>
        inspectors.map(({ serial }) => serial).filter((_, person) => keep(person));
      return {
        subject: `91370322MA000000${Math.floor(at / departments)}X`,
        department,
        size: row.size,
        needsLead: row.needsLead,
        eligible: serials(
          (p) => p % departments === department && !(bit(row.absent, p) && bit(row.alsoAbsent, p)),
        ),
        recused: serials(
          (p) => bit(row.recused, p) && bit(row.alsoRecused, p) && bit(row.absent, p),
        ),
      };
    });
    return { seed, inspectors, teams };
  });

/** The same match with its lists in another order. */
export const aMatchTwice = aMatch.chain((input) =>
  fc.tuple(shuffled(input.inspectors), shuffled(input.teams)).chain(([inspectors, teams]) =>
    fc
      .tuple(...teams.map(({ eligible }) => shuffled(eligible)))
      .map((lists) => teams.map((team, at) => ({ ...team, eligible: lists[at]! })))
      .map((other) => [input, { ...input, inspectors, teams: other }] as const),
  ),
);

function shuffled<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length });
}
