import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderOfFiles, yaohao, vectorFile } from '../cli/yaohao.ts';
import { answerOf } from './answers.ts';
import { firstByFlow } from './flow.ts';
import { exhaustive, seatsOf, written } from './match.ts';
import type { Input } from './match.ts';
import { readFileSync } from 'node:fs';
import { wrongWith } from './shortage.ts';
import type { Shortage } from './shortage.ts';
import { largerMatch, smallMatch } from './teams.ts';

const file = folderOfFiles();

type Answer = { feasible: boolean; teams?: unknown; shortage?: Shortage };

const run = async (input: Input): Promise<Answer> =>
  answerOf(await yaohao('match', 'run', '--input', file('match.json', input))) as Answer;

/** Compares an answer with the expected assignment, or its shortage with the rules of a shortage. */
function compare(answer: Answer, expected: unknown, input: Input): void {
  if (expected) {
    expect(answer).toEqual({ feasible: true, teams: expected });
    return;
  }
  expect(answer).toEqual({ feasible: false, shortage: answer.shortage });
  expect(wrongWith(answer.shortage!, input)).toEqual([]);
}

it('matches 2,000 small cases as an exhaustive search does', { timeout: 120_000 }, async () => {
  let feasible = 0;
  const property = fc.asyncProperty(smallMatch, async (input) => {
    const expected = exhaustive(input);
    feasible += expected ? 1 : 0;
    compare(await run(input), expected, input);
  });
  await fc.assert(property, { seed: 20260105, numRuns: 2000 });
  expect(feasible).toBeGreaterThan(500);
  expect(feasible).toBeLessThan(1500);
});

it(
  'matches larger cases as a maximum flow asked before every seat does',
  { timeout: 120_000 },
  async () => {
    let feasible = 0;
    const property = fc.asyncProperty(largerMatch, async (input) => {
      const seats = seatsOf(input);
      const chosen = firstByFlow(input, seats);
      feasible += chosen ? 1 : 0;
      compare(await run(input), chosen && written(input.teams, seats, chosen), input);
    });
    await fc.assert(property, { seed: 20260106, numRuns: 400 });
    expect(feasible).toBeGreaterThan(120);
    expect(feasible).toBeLessThan(300);
  },
);

it('answers the same whatever the order of teams, people and lists', async () => {
  const property = fc.asyncProperty(smallMatch, async (input) => {
    const turned = {
      teams: input.teams.toReversed().map((team) => ({
        recused: team.recused.toReversed(),
        eligible: team.eligible.toReversed(),
        needsLead: team.needsLead,
        size: team.size,
        department: team.department,
        subject: team.subject,
      })),
      inspectors: input.inspectors.toReversed(),
      seed: input.seed.toUpperCase(),
    };
    expect(await run(turned)).toEqual(await run(input));
  });
  await fc.assert(property, { seed: 20260107, numRuns: 300 });
});

it.each([0, 1, 2, 3])('agrees with the published match %i', async (n) => {
  const read = (name: string) => JSON.parse(readFileSync(vectorFile(name), 'utf8'));
  const input = read(`match-${n}.json`);
  const expected = read(`match-${n}.expected.json`);
  expect(exhaustive(input)).toEqual(expected.teams ?? null);
  expect(await run(input)).toMatchObject(expected);
});
