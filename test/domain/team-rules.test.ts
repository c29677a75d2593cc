import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { teamFault, type TeamMember, teamRulesOf } from '../../domain/team-rules.ts';

const member = (personId: string, traits: Partial<TeamMember> = {}): TeamMember => ({
  personId,
  department: 1,
  lead: false,
  mayLead: true,
  interested: false,
  qualified: true,
  ...traits,
});
const lead = member('lead', { lead: true });
const second = member('second', { mayLead: false });
const partner = member('partner', { department: 2 });
const rules = teamRulesOf(profileOf('gaoqing'));

describe('R-130 a team is valid', () => {
  it('with two people, one of them the lead, whoever else joins', () => {
    expect(teamFault([lead, second], rules)).toBeUndefined();
    expect(teamFault([lead, second, partner], rules)).toBeUndefined();
    expect(teamFault([lead, partner], rules)).toBeUndefined();
  });

  it.each([
    ['R-111 one alone', [lead], 'too-few'],
    ['R-111 the same person twice', [lead, member('lead')], 'twice'],
    ['R-125 an interest on file', [lead, member('b', { interested: true })], 'interested'],
    ['R-119 somebody unqualified', [lead, member('b', { qualified: false })], 'unqualified'],
    ['R-113 no lead', [second, member('b')], 'no-lead'],
    ['R-113 two leads', [lead, member('b', { lead: true })], 'two-leads'],
    [
      'R-113 a lead who may not',
      [member('a', { lead: true, mayLead: false }), second],
      'lead-may-not',
    ],
    ['R-114 a lead of a participant', [{ ...partner, lead: true }, second], 'lead-of-participant'],
  ] as const)('but not with %s', (_, team, fault) => {
    expect(teamFault(team, rules)).toBe(fault);
  });

  it('or not, whatever the order of its members', () => {
    const aMember = fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      department: fc.constantFrom(1, 2),
      lead: fc.boolean(),
      mayLead: fc.boolean(),
      interested: fc.boolean(),
      qualified: fc.boolean(),
    });
    const aTeamTwice = fc
      .array(aMember, { maxLength: 4 })
      .chain((team) =>
        fc.tuple(
          fc.constant(team),
          fc.shuffledSubarray(team, { minLength: team.length, maxLength: team.length }),
        ),
      );
    fc.assert(
      fc.property(aTeamTwice, ([team, other]) => {
        expect(teamFault(other, rules)).toBe(teamFault(team, rules));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('by the rules of each bureau: two people and a lead of the initiator', () => {
    for (const slug of profileSlugs) {
      expect(teamRulesOf(profileOf(slug))).toEqual({
        min: 2,
        leaderRequired: true,
        leaderFromInitiator: true,
      });
    }
  });
});
