import { keyOf, weightBase } from './ticket.ts';

/** A subject with its ticket (hex), ready to be compared. */
export type Ticketed = { id: string; weight: number; ticket: string };

/**
 * The `count` smallest keys in order, ties by id. Keys are compared by their first 32 bits, which
 * decides nearly always; the whole number is computed only where that leaves a doubt.
 */
export function smallestKeys(entries: readonly Ticketed[], count: number): Ticketed[] {
  if (count === 0) return [];
  const floors = Float64Array.from(entries, floorOf);
  const limit = floors.slice().sort()[count - 1]! + weightBase;
  const near: Candidate[] = [];
  entries.forEach((entry, at) => {
    const floor = floors[at]!;
    if (floor < limit) near.push({ entry, floor, ceiling: floor + weightBase / entry.weight });
  });
  near.sort(compareKeys);
  return near.slice(0, count).map(({ entry }) => entry);
}

// The key lies in [floor, ceiling) × 2^224; both are whole numbers below 2^52, exact in a double.
type Candidate = { entry: Ticketed; floor: number; ceiling: number };

const floorOf = ({ ticket, weight }: Ticketed) =>
  Number.parseInt(ticket.slice(0, 8), 16) * (weightBase / weight);

function compareKeys(a: Candidate, b: Candidate): number {
  if (a.ceiling <= b.floor) return -1;
  if (b.ceiling <= a.floor) return 1;
  const [left, right] = [exactOrder(a.entry), exactOrder(b.entry)];
  return Number(left > right) - Number(left < right);
}

// 69 digits and then the id: one string that orders by key and, for equal keys, by id.
const exactOrder = ({ id, weight, ticket }: Ticketed) => keyOf(ticket, weight) + id;
