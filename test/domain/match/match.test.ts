import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchInput } from '../../../domain/match/input.ts';
import { runMatch } from '../../../domain/match/match.ts';
import { vector } from '../draw/vectors.ts';
import { aMatch, aMatchTwice } from './arbitrary.ts';
import { bruteForce } from './brute-force.ts';
import { maxFlow, seatsOf } from './max-flow.ts';
import { aTightMatch } from './tight.ts';

const fixed = { seed: 1, numRuns: 1_500 };

describe('R-112 the match of inspectors gives the published answers', () => {
  test.each([0, 1, 2, 3])('match %i', (number) => {
    const result = runMatch(vector(`match-${number}.json`) as MatchInput);
    const expected = vector(`match-${number}.expected.json`) as { feasible: boolean };
    expect(expected.feasible ? result : { feasible: result.feasible }).toEqual(expected);
  });
});

describe('R-112 the match of inspectors', () => {
  test('is the first complete assignment that trying everything finds', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(aMatch, (input) => {
        const result = runMatch(input);
        answers.add(result.feasible);
        expect(result.feasible ? result.teams : null).toEqual(bruteForce(input));
      }),
      fixed,
    );
    expect(answers.size).toBe(2);
  });

  test('is that also where every seat depends on others', () => {
    fc.assert(
      fc.property(aTightMatch, (input) => {
        expect(runMatch(input)).toEqual({ feasible: true, teams: bruteForce(input) });
      }),
      { ...fixed, numRuns: 4_000 },
    );
  });

  test('exists exactly when a plain maximum flow takes every seat', () => {
    fc.assert(
      fc.property(aMatch, (input) => {
        const seats = seatsOf(input);
        expect(runMatch(input).feasible).toBe(maxFlow(seats, input) === seats.length);
      }),
      fixed,
    );
  });

  test('does not depend on the order of inspectors, teams or lists', () => {
    fc.assert(
      fc.property(aMatchTwice, ([input, other]) => {
        expect(runMatch(other)).toEqual(runMatch(input));
      }),
      fixed,
    );
  });

  test('R-111 R-113 R-125 seats distinct people under their caps, nobody recused, a lead who may', () => {
    fc.assert(
      fc.property(aMatch, (input) => {
        const result = runMatch(input);
        fc.pre(result.feasible);
        for (const team of input.teams) {
          const { members, lead } = result.teams.find(
            ({ subject, department }) => subject === team.subject && department === team.department,
          )!;
          expect(new Set(members).size).toBe(team.size);
          for (const serial of members) {
            expect(team.eligible).toContain(serial);
            expect(team.recused).not.toContain(serial);
          }
          expect(lead).toBe(team.needsLead ? members[0] : null);
          const person = input.inspectors.find(({ serial }) => serial === lead);
          expect(person?.canLead ?? !team.needsLead).toBe(true);
        }
        for (const { serial, cap } of input.inspectors) {
          const seats = result.teams.filter(({ members }) => members.includes(serial)).length;
          expect(seats).toBeLessThanOrEqual(cap);
        }
      }),
      fixed,
    );
  });

  test('of nothing is nothing', () => {
    const seed = '00'.repeat(32);
    expect(runMatch({ seed, inspectors: [], teams: [] })).toEqual({ feasible: true, teams: [] });
  });
});

describe('R-117 a shortage', () => {
  const short = aMatch
    .map((input) => ({ input, result: runMatch(input) }))
    .filter(({ result }) => !result.feasible)
    .map(({ input, result }) => ({ input, shortage: result.feasible ? null! : result.shortage }));

  test('names seats that demand more than all who could take them have', () => {
    fc.assert(
      fc.property(short, ({ input, shortage }) => {
        const { seats, demand, people, capacity } = shortage;
        const teamOf = (seat: (typeof seats)[0]) =>
          input.teams.find((t) => t.subject === seat.subject && t.department === seat.department)!;
        const couldTake = (serial: number, canLead: boolean) =>
          new Set(
            seats
              .filter(({ lead }) => !lead || canLead)
              .map(teamOf)
              .filter((t) => t.eligible.includes(serial) && !t.recused.includes(serial)),
          ).size;
        const takers = input.inspectors
          .map((person) => ({ ...person, teams: couldTake(person.serial, person.canLead) }))
          .filter(({ teams }) => teams > 0);
        expect(people).toEqual(takers.map(({ serial }) => serial));
        expect(capacity).toBe(
          takers.reduce((sum, { cap, teams }) => sum + Math.min(cap, teams), 0),
        );
        expect(demand).toBe(seats.length);
        expect(demand).toBeGreaterThan(capacity);
      }),
      { ...fixed, numRuns: 500 },
    );
  });

  test('names seats of the match, and none that could be left out', () => {
    fc.assert(
      fc.property(short, ({ input, shortage: { seats } }) => {
        const left = seatsOf(input).map((seat) => JSON.stringify(seat));
        for (const seat of seats) {
          const at = left.indexOf(JSON.stringify(seat));
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(at, 1);
        }
        expect(maxFlow(seats, input)).toBe(seats.length - 1);
        seats.forEach((_, at) => {
          expect(maxFlow(seats.toSpliced(at, 1), input)).toBe(seats.length - 1);
        });
      }),
      { ...fixed, numRuns: 500 },
    );
  });
});
