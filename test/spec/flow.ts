import type { Input, Seat } from './match.ts';

// Whether all seats can be filled, by the textbook's maximum flow: source → seat → person on a team
// (once) → person (up to the cap) → sink.

type Network = Map<string, Map<string, number>>;

/** Whether a complete assignment exists in which the first seats have the given people. */
export function isFeasible(input: Input, seats: Seat[], fixed: number[] = []): boolean {
  const network = networkOf(input, seats);
  for (const [i, serial] of fixed.entries()) {
    const [seat, pair, person] = namesOf(seats, i, serial);
    const steps = [
      ['source', seat],
      [seat, pair],
      [pair, person],
      [person, 'sink'],
    ] as const;
    if (steps.some(([a, b]) => left(network, a, b) === 0)) return false;
    for (const [a, b] of steps) add(network, a, b, -1);
  }
  let filled = fixed.length;
  while (push(network, 'source', new Set())) filled += 1;
  return filled === seats.length;
}

function networkOf({ inspectors }: Input, seats: Seat[]): Network {
  const network: Network = new Map();
  for (const { serial, cap } of inspectors) add(network, `person ${serial}`, 'sink', cap);
  for (const [i, { who }] of seats.entries()) {
    for (const serial of who) {
      const [seat, pair, person] = namesOf(seats, i, serial);
      network.set(pair, new Map([[person, 1]]));
      add(network, seat, pair, 1);
    }
    add(network, 'source', `seat ${i}`, 1);
  }
  return network;
}

function namesOf(seats: Seat[], i: number, serial: number): [string, string, string] {
  const { subject, department } = seats[i]!.team;
  return [`seat ${i}`, `${subject} ${department} ${serial}`, `person ${serial}`];
}

const left = (network: Network, from: string, to: string): number =>
  network.get(from)?.get(to) ?? 0;

function add(network: Network, from: string, to: string, capacity: number): void {
  const edges = network.get(from) ?? new Map<string, number>();
  network.set(from, edges.set(to, left(network, from, to) + capacity));
}

/** Sends one unit on to the sink over any free edges, turning them round. */
function push(network: Network, from: string, seen: Set<string>): boolean {
  if (from === 'sink') return true;
  seen.add(from);
  for (const to of network.get(from)?.keys() ?? []) {
    if (seen.has(to) || left(network, from, to) === 0 || !push(network, to, seen)) continue;
    add(network, from, to, -1);
    add(network, to, from, 1);
    return true;
  }
  return false;
}

/** The lexicographically first assignment found seat by seat, asking the flow before each step. */
export function firstByFlow(input: Input, seats: Seat[]): number[] | null {
  if (!isFeasible(input, seats)) return null;
  const chosen: number[] = [];
  for (const { who } of seats) {
    chosen.push(who.find((serial) => isFeasible(input, seats, [...chosen, serial]))!);
  }
  return chosen;
}
