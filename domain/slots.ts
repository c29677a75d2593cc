/** A message that could go now: at whose pace it goes, and from when each is free, in milliseconds. */
export type Candidate = {
  id: string;
  account: string;
  chat: string;
  accountEveryMs: number;
  chatEveryMs: number;
  accountFreeAt: number;
  chatFreeAt: number;
};

/** When a message goes. */
export type Slot = { id: string; account: string; chat: string; at: number };

/** Slots booked, until when each pace is taken by them, and whether somebody was left without one. */
export type Booking = { slots: Slot[]; freeAt: Map<string, number>; isFull: boolean };

/**
 * Books slots between `now` and `until` in the order given, which is that of importance: everybody
 * gets the first instant that is free at the pace of their account and of their chat, or none. No
 * instant is given twice, so nobody has to ask again and again.
 */
export function bookSlots(candidates: Candidate[], now: number, until: number): Booking {
  const freeAt = new Map<string, number>();
  const booking: Booking = { slots: [], freeAt, isFull: false };
  const grids = new Map<string, number[]>();
  for (const candidate of candidates) {
    const { id, account, chat, chatEveryMs } = candidate;
    const grid = grids.get(account) ?? gridOf(candidate, now, until);
    grids.set(account, grid);
    const chatFree = Math.max(now, freeAt.get(chat) ?? candidate.chatFreeAt);
    const at = takeFrom(grid, candidate, chatFree);
    if (at === undefined || at > until) {
      booking.isFull = true;
      continue;
    }
    booking.slots.push({ id, account, chat, at });
    freeAt.set(chat, at + chatEveryMs);
    const taken = Math.max(freeAt.get(account) ?? 0, at + candidate.accountEveryMs);
    if (candidate.accountEveryMs > 0) freeAt.set(account, taken);
  }
  return booking;
}

// The instants at which an account may speak; an account without a pace of its own needs none.
function gridOf({ accountEveryMs, accountFreeAt }: Candidate, now: number, until: number) {
  if (accountEveryMs === 0) return [];
  const grid: number[] = [];
  for (let at = Math.max(now, accountFreeAt); at <= until; at += accountEveryMs) grid.push(at);
  return grid;
}

function takeFrom(grid: number[], candidate: Candidate, chatFree: number): number | undefined {
  if (candidate.accountEveryMs === 0) return Math.max(chatFree, candidate.accountFreeAt);
  const index = grid.findIndex((at) => at >= chatFree);
  return index < 0 ? undefined : grid.splice(index, 1)[0];
}
