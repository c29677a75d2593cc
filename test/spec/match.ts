import { big, bytes, sha256, short } from './bytes.ts';

// The match of yaohao/1 by exhaustive search: every choice is tried in the order of the tickets,
// so the first complete assignment found is the lexicographically first.

export type Inspector = { serial: number; canLead: boolean; cap: number };
export type Team = {
  subject: string;
  department: number;
  size: number;
  needsLead: boolean;
  eligible: number[];
  recused: number[];
};
export type Input = { seed: string; inspectors: Inspector[]; teams: Team[] };
export type Seat = { team: Team; lead: boolean; who: number[] };
export type Placed = {
  subject: string;
  department: number;
  members: number[];
  lead: number | null;
};

/** The seats in the order in which they are filled, each with its candidates in their order. */
export function seatsOf(input: Input): Seat[] {
  const rank = (team: Team) => ticket(input.seed, team.subject, 0xffff0000 + team.department);
  const teams = input.teams.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return teams.flatMap((team) =>
    Array.from({ length: team.size }, (_, i) => {
      const lead = team.needsLead && i === 0;
      return { team, lead, who: candidatesOf(input, team, lead) };
    }),
  );
}

function candidatesOf({ seed, inspectors }: Input, team: Team, lead: boolean): number[] {
  const pair = (serial: number) => ticket(seed, team.subject, serial);
  return inspectors
    .filter(({ canLead }) => canLead || !lead)
    .map(({ serial }) => serial)
    .filter((serial) => team.eligible.includes(serial) && !team.recused.includes(serial))
    .toSorted((a, b) => (pair(a) < pair(b) ? -1 : 1));
}

const ticket = (seed: string, subject: string, number: number): string =>
  sha256(bytes(seed), short(subject), big(number, 4));

/** The lexicographically first complete assignment, in the form of `match run`; null if there is none. */
export function exhaustive(input: Input): Placed[] | null {
  const seats = seatsOf(input);
  const left = new Map(input.inspectors.map(({ serial, cap }) => [serial, cap]));
  const chosen: number[] = [];
  return fill(seats, left, chosen) ? written(input.teams, seats, chosen) : null;
}

function fill(seats: Seat[], left: Map<number, number>, chosen: number[]): boolean {
  const seat = seats[chosen.length];
  if (!seat) return true;
  for (const serial of seat.who) {
    const seated = chosen.some((other, i) => other === serial && seats[i]!.team === seat.team);
    const free = left.get(serial)!;
    if (seated || free === 0) continue;
    left.set(serial, free - 1);
    chosen.push(serial);
    if (fill(seats, left, chosen)) return true;
    chosen.pop();
    left.set(serial, free);
  }
  return false;
}

/** A filled list of seats as `match run` writes it. */
export function written(teams: Team[], seats: Seat[], chosen: number[]): Placed[] {
  const placed = teams.map((team) => {
    const members = chosen.filter((_, i) => seats[i]!.team === team);
    const { subject, department } = team;
    return { subject, department, members, lead: team.needsLead ? members[0]! : null };
  });
  return placed.toSorted((a, b) =>
    a.subject === b.subject ? a.department - b.department : a.subject < b.subject ? -1 : 1,
  );
}
