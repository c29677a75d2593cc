import { describe, expect, test } from 'vitest';
import type { MatchInput } from '../../../domain/match/input.ts';
import { runMatch } from '../../../domain/match/match.ts';
import { vector } from '../draw/vectors.ts';

describe('R-112 the match of inspectors gives the published answers', () => {
  test.each([0, 1, 2, 3])('match %i', (number) => {
    const result = runMatch(vector(`match-${number}.json`) as MatchInput);
    const expected = vector(`match-${number}.expected.json`) as { feasible: boolean };
    expect(expected.feasible ? result : { feasible: result.feasible }).toEqual(expected);
  });
});
