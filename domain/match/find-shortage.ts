import { fillSeats } from './fill.ts';
import type { FrozenMatchInput } from './input.ts';
import { rosterOf } from './roster.ts';
import { type Shortage, shortageOf } from './shortage.ts';

// Any seed will do: whether a complete match exists does not depend on it.
const anySeed = '00'.repeat(32);

/** What keeps a match from being complete, whatever its seed; nothing when it can be. */
export function findShortage(input: FrozenMatchInput): Shortage | undefined {
  const { seating, short } = fillSeats(rosterOf({ seed: anySeed, ...input }));
  return short.length > 0 ? shortageOf(seating, short, input) : undefined;
}
