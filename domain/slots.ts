/**
 * A message that could go now: at whose pace it goes, and from when each is free, in milliseconds.
 * One that is `pressed` need not wait for what is booked of the account, only for a pause of it.
 */
export type Candidate = {
  id: string;
  account: string;
  chat: string;
  accountEveryMs: number;
  chatEveryMs: number;
  accountFreeAt: number;
  chatFreeAt: number;
  pressed?: { pausedUntil: number };
};

/** When a message goes. */
export type Slot = { id: string; account: string; chat: string; at: number };

/** Slots booked, until when each pace is taken by them, and whether somebody was left without one. */
export type Booking = { slots: Slot[]; freeAt: Map<string, number>; isFull: boolean };

/**
 * Books slots between `now` and `until` in the order given, which is that of importance: everybody
 * gets the first instant that is free at the pace of their account and of their chat, or none. No
 * instant is given twice, so nobody has to ask again and again. A pressed card goes at once; the
 * account's next free instant pays for it, so that it speaks no more often in all.
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
    const paid = takeFrom(grid, candidate, chatFree);
    const at = candidate.pressed ? Math.max(chatFree, candidate.pressed.pausedUntil) : paid;
    if (at === undefined || at > until) {
      booking.isFull = true;
      continue;
    }
    booking.slots.push({ id, account, chat, at });
    freeAt.set(chat, at + chatEveryMs);
    if (candidate.accountEveryMs > 0) freeAt.set(account, accountFree(candidate, freeAt, paid));
  }
  return booking;
}

// Where every instant is booked already, the one after them pays.
function accountFree(candidate: Candidate, freeAt: Map<string, number>, paid?: number): number {
  const { account, accountEveryMs, accountFreeAt } = candidate;
  const next = freeAt.get(account) ?? accountFreeAt;
  return paid === undefined ? next + accountEveryMs : Math.max(next, paid + accountEveryMs);
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
