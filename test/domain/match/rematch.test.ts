import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchCommitment } from '../../../domain/match/commitment.ts';
import { parseMatchInput } from '../../../domain/match/input.ts';
import { runMatch } from '../../../domain/match/match.ts';
import { rematch, rematchInput } from '../../../domain/match/rematch.ts';
import { aSeed } from '../draw/arbitrary.ts';
import { aMatch } from './arbitrary.ts';
import { bruteForce } from './brute-force.ts';

const fixed = { seed: 1, numRuns: 500 };

/** A feasible match, one of its seats, and the seed of a substitution. */
const aVacancy = fc
  .tuple(aMatch, fc.nat(), aSeed)
  .map(([input, pick, seed]) => {
    const result = runMatch(input);
    const teams = result.feasible ? result.teams : [];
    const seats = teams.flatMap(({ subject, department, members }) =>
      members.map((leaver) => ({ subject, department, leaver })),
    );
    return { input, teams, seat: seats[pick % seats.length]!, seed };
  })
  .filter(({ seat }) => seat !== undefined);

describe('R-129 the redraw of one seat', () => {
  test('seats one other qualified person and leaves every other seat as it was', () => {
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(aVacancy, ({ input, teams, seat, seed }) => {
        const result = rematch({ ...input, seed }, teams, seat);
        answers.add(result.feasible);
        expect(result.feasible ? result.teams : null).toEqual(
          bruteForce({ seed, ...rematchInput(input, teams, seat) }),
        );
        fc.pre(result.feasible);
        const [substitute] = result.teams[0]!.members as [number];
        const team = input.teams.find(
          (t) => t.subject === seat.subject && t.department === seat.department,
        )!;
        const { members, lead } = teams.find(
          (t) => t.subject === seat.subject && t.department === seat.department,
        )!;
        const person = input.inspectors.find(({ serial }) => serial === substitute)!;
        expect(members).not.toContain(substitute);
        expect(team.eligible).toContain(substitute);
        expect(team.recused).not.toContain(substitute);
        expect(lead !== seat.leaver || person.canLead).toBe(true);
        const seats = teams.filter((t) => t.members.includes(substitute)).length;
        expect(seats + 1).toBeLessThanOrEqual(person.cap);
      }),
      fixed,
    );
    expect(answers.size).toBe(2);
  });

  test('is refused for somebody who does not sit there', () => {
    fc.assert(
      fc.property(aVacancy, ({ input, teams, seat }) => {
        expect(() => rematchInput(input, teams, { ...seat, leaver: 9_999 })).toThrow('bad-input');
        expect(() => rematchInput(input, teams, { ...seat, subject: 'X' })).toThrow('bad-input');
      }),
      { ...fixed, numRuns: 20 },
    );
  });
});

describe('R-112 the commitment to a match', () => {
  const inspectors = [{ serial: 7, canLead: true, cap: 2 }];
  const teams = [
    { subject: 'A1', department: 1, size: 1, needsLead: true, eligible: [7], recused: [] },
  ];

  test('is the SHA-256 of the canonical JSON of its input without the seed', () => {
    // printf '%s' '{"inspectors":[{"canLead":true,"cap":2,"serial":7}],"teams":[…]}' | sha256sum
    expect(matchCommitment({ inspectors, teams })).toBe(
      'fdf1c4dd5ef8a2731a577a97a1726041bc10b6108ec55f887d27eeb5c9aecd47',
    );
  });

  test('does not see the seed and sees everything else', () => {
    const frozen = matchCommitment({ inspectors, teams });
    const seeded = { seed: 'ab'.repeat(32), inspectors, teams };
    expect(matchCommitment(seeded)).toBe(frozen);
    expect(matchCommitment({ inspectors: [{ ...inspectors[0]!, cap: 3 }], teams })).not.toBe(
      frozen,
    );
    expect(matchCommitment({ inspectors, teams: [{ ...teams[0]!, recused: [7] }] })).not.toBe(
      frozen,
    );
    const nonce = 'cd'.repeat(32);
    expect(matchCommitment({ inspectors, teams, nonce })).not.toBe(frozen);
    expect(() => matchCommitment({ inspectors, teams, nonce: 'cd' })).toThrow('bad-input');
  });

  test('has a nonce that decides nothing of the match', () => {
    const input = { seed: 'ab'.repeat(32), inspectors, teams };
    const result = runMatch(input);
    expect(runMatch(parseMatchInput({ ...input, nonce: 'cd'.repeat(32) }))).toEqual(result);
  });
});
