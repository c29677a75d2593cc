import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runMatch } from '../../domain/match/match.ts';
import {
  barOf,
  fairCap,
  frozenInput,
  type RegisteredInspector,
  shortageIn,
  sortByBar,
  teamOf,
} from '../../domain/team.ts';

const inspector = (serial: number, traits: Partial<RegisteredInspector> = {}) => ({
  personId: `p${serial}`,
  serial,
  mayLead: true,
  skills: ['旅馆业'],
  active: true,
  status: '在岗',
  partner: false,
  licenceNo: `L${serial}`,
  licenceExpiresOn: '2027-12-31',
  away: false,
  ...traits,
});

const need = (recordId: string, size = 2) => ({
  recordId,
  categories: ['旅馆业'],
  size,
  needsLead: true,
});
const nobody: ReadonlySet<string> = new Set();

describe('who may be drawn', () => {
  it.each([
    [{ active: false }, 'inactive'],
    [{ status: '借调' }, 'off-duty'],
    [{ status: '退休' }, 'off-duty'],
    [{ away: true }, 'away'],
    [{ partner: true }, 'partner'],
    [{ licenceNo: null }, 'unlicensed'],
    [{ licenceExpiresOn: null }, 'unlicensed'],
    [{ licenceExpiresOn: '2026-09-13' }, 'expired'],
    [{ licenceExpiresOn: '2026-09-14' }, undefined],
  ] as const)('R-043 %o is barred as %s', (traits, bar) => {
    const one = inspector(1, traits);
    expect(barOf(one, '2026-09-14')).toBe(bar);
    expect(sortByBar([one], '2026-09-14')).toEqual(
      bar ? { able: [], barred: { [bar]: ['p1'] } } : { able: [one], barred: {} },
    );
  });
});

describe('the cap that is fair to all', () => {
  const inputOf = (people: RegisteredInspector[], teams: number) =>
    frozenInput(
      Array.from({ length: teams }, (_, at) => teamOf(need(`S${at}`), people, nobody)),
      people,
      () => teams,
    );

  it('is one above the smallest that is feasible, and null when none is', () => {
    const people = [1, 2, 3, 4].map((serial) => inspector(serial));
    expect(fairCap(inputOf(people, 1))).toBe(2);
    expect(fairCap(inputOf(people, 4))).toBe(3);
    expect(fairCap(inputOf(people.slice(0, 1), 1))).toBeNull();
    expect(shortageIn(inputOf(people.slice(0, 1), 1))).toContain('缺');
    expect(shortageIn(inputOf(people, 1))).toBeUndefined();
  });

  it('agrees with trying every cap, on small random matches', () => {
    const skills = fc.subarray(['a', 'b'], { minLength: 1 });
    const people = fc.array(fc.record({ mayLead: fc.boolean(), skills }), {
      minLength: 1,
      maxLength: 5,
    });
    const categories = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(people, categories, (traits, wanted) => {
        const able = traits.map((trait, at) => inspector(at + 1, trait));
        const teams = wanted.map((category, at) =>
          teamOf({ ...need(`S${at}`), categories: [category] }, able, nobody),
        );
        const feasible = (cap: number) =>
          runMatch({ seed: '11'.repeat(32), ...frozenInput(teams, able, () => cap) }).feasible;
        const smallest = wanted.map((_, at) => at + 1).find(feasible);
        const input = frozenInput(teams, able, () => wanted.length);
        expect(fairCap(input)).toBe(smallest === undefined ? null : smallest + 1);
      }),
      { numRuns: 200 },
    );
  });
});
