import { enter, exchange, follow, nobody, searchIn } from './exchange.ts';
import type { Roster } from './roster.ts';
import { emptySeating, hasMemberSeat, hold, type Seating } from './seating.ts';

/** Teams that stay short before the search for further ones ends. */
const enoughShort = 16;

/**
 * Some complete seating, or as much of one as possible together with teams that stay short. The
 * first pass already takes the smallest pair tickets, so little is exchanged later.
 */
export function fillSeats(roster: Roster): { seating: Seating; short: number[] } {
  const seating = emptySeating(roster);
  roster.teams.forEach((_, team) => seatFirstFree(seating, team));
  const short: number[] = [];
  for (let team = 0; team < roster.teams.length && short.length < enoughShort; team += 1) {
    if (!fillTeam(seating, team)) short.push(team);
  }
  return { seating, short };
}

function seatFirstFree(seating: Seating, team: number): void {
  const { teams, inspectors } = seating.roster;
  const { size, candidates } = teams[team]!;
  for (const inspector of candidates) {
    if (seating.held[team]!.size === size) return;
    const fits = inspectors[inspector]!.canLead || hasMemberSeat(seating, team);
    if (fits && seating.spare[inspector]! > 0) hold(seating, team, inspector);
  }
}

function fillTeam(seating: Seating, team: number): boolean {
  const { size } = seating.roster.teams[team]!;
  while (seating.held[team]!.size < size) {
    const search = searchIn(seating, (inspector) => seating.spare[inspector]! > 0);
    const goal = enter(search, { leaver: nobody, team }) ?? follow(search);
    if (goal === null) return false;
    exchange(search, goal);
  }
  return true;
}
