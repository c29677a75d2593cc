import type { Seating } from './seating.ts';
import type { FrozenMatchInput } from './input.ts';
import { reachOf } from './reach.ts';
import { shortageText } from './shortage-text.ts';

/** One seat: `lead` is true for the seat of the lead (组长). */
export type Seat = { subject: string; department: number; lead: boolean };

/**
 * Seats that cannot all be taken: `people` are all who could take any of them, `capacity` the most
 * seats that they can take together (cap, and once in a team), which is less than `demand`.
 */
export type Shortage = {
  seats: Seat[];
  demand: number;
  people: number[];
  capacity: number;
  text: string;
};

/** The smallest of the shortages around the teams that stayed short. */
export function shortageOf(seating: Seating, short: number[], input: FrozenMatchInput): Shortage {
  const [smallest] = short
    .map((team) => tightSeats(seating, team))
    .sort((a, b) => a.length - b.length);
  return describe(seating, smallest!, input);
}

type SeatAt = { team: number; lead: boolean };

/**
 * The empty seat with every seat whose holder could take it or be moved for it. Without any one of
 * them the rest can all be taken: the set cannot be made smaller by deletion.
 */
function tightSeats(seating: Seating, short: number): SeatAt[] {
  const emptyIsLead = seating.leadOpen[short]! && leadOf(seating, short) === null;
  const seen: Seen = { leadSeats: new Set(), teams: new Set(), inspectors: new Set(), queue: [] };
  if (emptyIsLead) reachLeadSeat(seating, seen, short);
  else reachTeam(seating, seen, short);
  for (const inspector of seen.queue) {
    for (const team of seating.heldBy[inspector]!) {
      if (leadOf(seating, team) === inspector) reachLeadSeat(seating, seen, team);
      else reachTeam(seating, seen, team);
    }
  }
  const seats = [...seen.leadSeats].map((team) => ({ team, lead: true }));
  for (const team of seen.teams) {
    const taken = seating.held[team]!.size - (leadOf(seating, team) === null ? 0 : 1);
    const members = taken + (team === short && !emptyIsLead ? 1 : 0);
    seats.push(...Array.from({ length: members }, () => ({ team, lead: false })));
  }
  return seats;
}

type Seen = {
  leadSeats: Set<number>;
  teams: Set<number>;
  inspectors: Set<number>;
  queue: number[];
};

function leadOf({ roster, held, leadOpen }: Seating, team: number): number | null {
  if (!leadOpen[team]) return null;
  for (const inspector of held[team]!) if (roster.inspectors[inspector]!.canLead) return inspector;
  return null;
}

function reachLeadSeat(seating: Seating, seen: Seen, team: number): void {
  if (seen.leadSeats.has(team)) return;
  seen.leadSeats.add(team);
  const { teams, inspectors } = seating.roster;
  const lead = leadOf(seating, team);
  for (const inspector of teams[team]!.candidates) {
    if (!inspectors[inspector]!.canLead || inspector === lead) continue;
    if (seating.held[team]!.has(inspector)) reachTeam(seating, seen, team);
    else reachInspector(seen, inspector);
  }
}

function reachTeam(seating: Seating, seen: Seen, team: number): void {
  if (seen.teams.has(team)) return;
  seen.teams.add(team);
  if (leadOf(seating, team) !== null) reachLeadSeat(seating, seen, team);
  for (const inspector of seating.roster.teams[team]!.candidates) {
    if (!seating.held[team]!.has(inspector)) reachInspector(seen, inspector);
  }
}

function reachInspector(seen: Seen, inspector: number): void {
  if (seen.inspectors.has(inspector)) return;
  seen.inspectors.add(inspector);
  seen.queue.push(inspector);
}

function describe({ roster }: Seating, seatsAt: SeatAt[], input: FrozenMatchInput): Shortage {
  const seats = seatsAt.map(({ team, lead }) => {
    const { subject, department } = roster.teams[team]!;
    return { subject, department, lead };
  });
  seats.sort(compareSeats);
  const people = reachOf(seats, input);
  const shortage = {
    seats,
    demand: seats.length,
    people: people.map(({ serial }) => serial),
    capacity: people.reduce((sum, { cap, teams }) => sum + Math.min(cap, teams), 0),
  };
  return { ...shortage, text: shortageText(shortage, input, 'zh') };
}

function compareSeats(a: Seat, b: Seat): number {
  const bySubject = Number(a.subject > b.subject) - Number(a.subject < b.subject);
  return bySubject || a.department - b.department || Number(b.lead) - Number(a.lead);
}
