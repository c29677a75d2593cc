import { createHash } from 'node:crypto';
import type { MatchInput, MatchTeam } from '../../../domain/match/input.ts';
import type { MatchedTeam } from '../../../domain/match/match.ts';

/**
 * The lexicographically first complete assignment by trying everything, or null. Seats in order,
 * candidates in order, back one step wherever it does not go on: nothing cleverer.
 */
export function bruteForce({ seed, inspectors, teams }: MatchInput): MatchedTeam[] | null {
  const ticket = (subject: string, serial: number) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(serial);
    return createHash('sha256')
      .update(Buffer.from(seed, 'hex'))
      .update(Buffer.of(subject.length))
      .update(subject)
      .update(number)
      .digest('hex');
  };
  const priority = (team: MatchTeam) => ticket(team.subject, 0xffff0000 + team.department);
  const ordered = teams.toSorted((a, b) => (priority(a) < priority(b) ? -1 : 1));
  const seats = ordered.flatMap((team) => {
    const candidates = team.eligible
      .filter((serial) => !team.recused.includes(serial))
      .sort((a, b) => (ticket(team.subject, a) < ticket(team.subject, b) ? -1 : 1))
      .map((serial) => inspectors.find((inspector) => inspector.serial === serial)!);
    return Array.from({ length: team.size }, (_, at) => ({
      team,
      candidates: at === 0 && team.needsLead ? candidates.filter((c) => c.canLead) : candidates,
    }));
  });
  const chosen: number[] = [];
  const fits = (serial: number, cap: number, team: MatchTeam) => {
    let taken = 0;
    for (let at = 0; at < chosen.length; at += 1) {
      if (chosen[at] !== serial) continue;
      if (seats[at]!.team === team) return false;
      taken += 1;
    }
    return taken < cap;
  };
  const search = (at: number): boolean => {
    const seat = seats[at];
    if (!seat) return true;
    return seat.candidates.some(({ serial, cap }) => {
      if (!fits(serial, cap, seat.team)) return false;
      chosen.push(serial);
      if (search(at + 1)) return true;
      chosen.pop();
      return false;
    });
  };
  if (!search(0)) return null;
  return teams
    .map((team) => {
      const members = chosen.filter((_, at) => seats[at]!.team === team);
      const { subject, department } = team;
      return { subject, department, members, lead: team.needsLead ? members[0]! : null };
    })
    .sort((a, b) =>
      a.subject === b.subject ? a.department - b.department : a.subject < b.subject ? -1 : 1,
    );
}
