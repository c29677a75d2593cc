import type { FrozenMatchInput } from '../../../domain/match/input.ts';
import type { Seat } from '../../../domain/match/shortage.ts';

/** Every seat of a match, one by one. */
export const seatsOf = ({ teams }: FrozenMatchInput): Seat[] =>
  teams.flatMap(({ subject, department, size, needsLead }) =>
    Array.from({ length: size }, (_, at) => ({ subject, department, lead: needsLead && at === 0 })),
  );

/**
 * How many of these seats can be taken at once, by the textbook: source → seat → inspector in team
 * (once) → inspector (cap) → sink, one unit along any path with room until there is none.
 */
export function maxFlow(seats: readonly Seat[], { inspectors, teams }: FrozenMatchInput): number {
  const room = new Map<string, Map<string, number>>();
  const edge = (from: string, to: string, capacity: number) => {
    room.set(from, (room.get(from) ?? new Map()).set(to, capacity));
    const back = room.get(to) ?? new Map<string, number>();
    room.set(to, back.set(from, back.get(from) ?? 0));
  };
  seats.forEach((seat, at) => {
    const team = teams.find((t) => t.subject === seat.subject && t.department === seat.department)!;
    edge('source', `seat ${at}`, 1);
    for (const { serial, canLead, cap } of inspectors) {
      if (!team.eligible.includes(serial) || team.recused.includes(serial)) continue;
      if (seat.lead && !canLead) continue;
      const inTeam = `${serial} in ${seat.subject} ${seat.department}`;
      edge(`seat ${at}`, inTeam, 1);
      edge(inTeam, `${serial}`, 1);
      edge(`${serial}`, 'sink', cap);
    }
  });
  const push = (from: string, seen: Set<string>): boolean => {
    if (from === 'sink') return true;
    seen.add(from);
    for (const [to, left] of room.get(from) ?? []) {
      if (left === 0 || seen.has(to) || !push(to, seen)) continue;
      room.get(from)!.set(to, left - 1);
      room.get(to)!.set(from, room.get(to)!.get(from)! + 1);
      return true;
    }
    return false;
  };
  let flow = 0;
  while (push('source', new Set())) flow += 1;
  return flow;
}
