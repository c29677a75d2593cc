import type { Input, Team } from './match.ts';

/** A shortage as `match run` names it. */
export type Shortage = {
  seats: { subject: string; department: number; lead: boolean }[];
  demand: number;
  people: number[];
  capacity: number;
  text: string;
};

/** What is wrong with a shortage: nothing when it proves that the match cannot be filled. */
export function wrongWith(shortage: Shortage, input: Input): string[] {
  const { seats, demand, people, capacity, text } = shortage;
  const supply = supplyOf(seats, input);
  const rules: [string, boolean][] = [
    ['the seats are seats of the match', areSeats(seats, input)],
    ['the demand is the number of seats', demand === seats.length],
    ['the people are all who could take one', sameNumbers(people, [...supply.keys()])],
    ['the capacity is theirs', capacity === total(supply)],
    ['the demand exceeds the capacity', demand > capacity],
    ['no seat could be left out', seats.every((_, i) => !isShort(without(seats, i), input))],
    ['the text says it in words', /\p{Script=Han}/u.test(text)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

/** How many of the seats each person could take: one on each team, up to the cap. */
function supplyOf(seats: Shortage['seats'], input: Input): Map<number, number> {
  const supply = new Map<number, number>();
  for (const { serial, canLead, cap } of input.inspectors) {
    const teams = new Set(
      seats
        .filter(({ lead }) => canLead || !lead)
        .map((seat) => teamOf(seat, input))
        .filter((team) => team?.eligible.includes(serial) && !team.recused.includes(serial)),
    );
    if (teams.size > 0) supply.set(serial, Math.min(cap, teams.size));
  }
  return supply;
}

const teamOf = (seat: { subject: string; department: number }, input: Input): Team | undefined =>
  input.teams.find((t) => t.subject === seat.subject && t.department === seat.department);

/** Whether each team has as many lead seats and members' seats as are named of it. */
function areSeats(seats: Shortage['seats'], input: Input): boolean {
  return seats.every((seat) => {
    const team = teamOf(seat, input);
    if (!team) return false;
    const same = seats.filter((other) => teamOf(other, input) === team && other.lead === seat.lead);
    const leads = team.needsLead ? 1 : 0;
    return same.length <= (seat.lead ? leads : team.size - leads);
  });
}

const isShort = (seats: Shortage['seats'], input: Input): boolean =>
  seats.length > total(supplyOf(seats, input));

const total = (supply: Map<number, number>): number =>
  [...supply.values()].reduce((sum, n) => sum + n, 0);

const without = <T>(list: T[], i: number): T[] => list.filter((_, j) => j !== i);

const sameNumbers = (a: number[], b: number[]): boolean =>
  JSON.stringify(a.toSorted((x, y) => x - y)) === JSON.stringify(b.toSorted((x, y) => x - y));
