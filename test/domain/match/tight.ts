import fc from 'fast-check';
import type { MatchInput } from '../../../domain/match/input.ts';
import { aSeed } from '../draw/arbitrary.ts';

const people = 6;
const aMask = fc.nat(2 ** people - 1);
const bits = (mask: number) =>
  Array.from({ length: people }, (_, person) => person).filter((at) => (mask >> at) & 1);

const aTeam = fc.record({
  seated: aMask.filter((mask) => bits(mask).length >= 1 && bits(mask).length <= 3),
  others: fc.tuple(aMask, aMask).map(([one, two]) => one & two),
  needsLead: fc.boolean(),
});

/**
 * Matches made from an assignment that exists: caps are just what it needs, so nearly every seat
 * hangs together with others and long exchanges decide who may sit where.
 */
export const aTightMatch: fc.Arbitrary<MatchInput> = fc
  .record({
    seed: aSeed,
    leaders: aMask,
    slack: fc.constantFrom(0, 0, 0, 1 << 2),
    rows: fc.array(aTeam, { minLength: 3, maxLength: 5 }),
  })
  .map(({ seed, leaders, slack, rows }) => ({
    seed,
    inspectors: bits(2 ** people - 1).map((at) => ({
      serial: at,
      canLead: ((leaders >> at) & 1) === 1,
      cap: rows.filter(({ seated }) => (seated >> at) & 1).length + ((slack >> at) & 1),
    })),
    teams: rows.map(({ seated, others, needsLead }, at) => ({
      subject: `S${at}`,
      department: 3,
      size: bits(seated).length,
      needsLead: needsLead && (seated & leaders) !== 0,
      eligible: bits(seated | others),
      recused: [],
    })),
  }));
