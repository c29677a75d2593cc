import { malformed } from '../draw/fields.ts';
import type { FrozenMatchInput, MatchInput } from './input.ts';
import { runMatch, type MatchedTeam, type MatchResult } from './match.ts';

/** The seat that somebody leaves: the leaver's serial in one team. */
export type VacantSeat = { subject: string; department: number; leaver: number };

/**
 * The input of a substitution redraw (高青细则 第二十条): one team of one seat, every other seat
 * fixed. Caps are what the fixed seats leave of them, and neither the leaver nor anybody already
 * in the team is eligible. Freeze and announce it (`matchCommitment`) before its seed exists.
 */
export function rematchInput(
  { inspectors, teams }: FrozenMatchInput,
  fixedTeams: readonly MatchedTeam[],
  seat: VacantSeat,
): FrozenMatchInput {
  const team = teams.find((candidate) => isSame(candidate, seat));
  const seated = fixedTeams.find((candidate) => isSame(candidate, seat));
  if (!team || !seated?.members.includes(seat.leaver)) malformed('leaver', 'known-serial');
  const { eligible, recused, ...rest } = team!;
  const taken = new Set(seated!.members);
  return {
    inspectors: inspectors.map((inspector) => ({
      ...inspector,
      cap: Math.max(0, inspector.cap - seatsOf(inspector.serial, fixedTeams)),
    })),
    teams: [
      {
        ...rest,
        size: 1,
        needsLead: seated!.lead === seat.leaver,
        eligible: eligible.filter((serial) => !taken.has(serial)),
        recused,
      },
    ],
  };
}

/**
 * Redraws one seat: the same algorithm on `rematchInput`, the one member being the substitute.
 * `input.seed` is the substitution's own, out of entropy that came after the request's approval.
 */
export function rematch(
  input: MatchInput,
  fixedTeams: readonly MatchedTeam[],
  seat: VacantSeat,
): MatchResult {
  return runMatch({ seed: input.seed, ...rematchInput(input, fixedTeams, seat) });
}

const isSame = (a: Omit<VacantSeat, 'leaver'>, b: Omit<VacantSeat, 'leaver'>) =>
  a.subject === b.subject && a.department === b.department;

const seatsOf = (serial: number, teams: readonly MatchedTeam[]) =>
  teams.filter(({ members }) => members.includes(serial)).length;
