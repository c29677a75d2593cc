/** A message in a fake: the chat's id and the message's id (Telegram) or ts (Slack). */
interface FakeRef {
  chat: string | number;
  id: string | number;
}

/** Which calls are told to come later, how often, and after how many seconds. */
interface RateLimit {
  method?: string;
  chat?: string | number;
  count: number;
  retryAfter: number;
}

/** What a vendor's pace says of a call now. */
export type PaceLimit = (method: string, chat: unknown) => number | undefined;

/** How a reply gets lost after the work was done: the connection is cut, or stays open mute. */
export type Hang = 'cut' | 'open';

/** What can be made to go wrong, by the same names on every fake. */
export interface FaultSwitches {
  /** The person shuts the bot out (Telegram: blocks it; Slack: the account is deactivated). */
  blocked(user: string | number, on?: boolean): void;
  rateLimit(limit: RateLimit): void;
  /** A limit that always holds, as the vendor's own do: the seconds to wait, or nothing. */
  holdTo(pace: PaceLimit): void;
  /** The next calls of the method fail with a 5xx before anything is done. */
  fail5xx(method: string, count?: number): void;
  /** The next calls of the method are carried out, but their reply never arrives. */
  hangAfterSend(method: string, count?: number, how?: Hang): void;
  /** The app's next acknowledgements are lost, so the same event comes again. */
  dropAck(count?: number): void;
  /** The next event comes that many times more. */
  duplicate(count?: number): void;
  /** The next two events arrive in the opposite order; the first waits for the second. */
  reorder(): void;
  /** Somebody deletes the message. */
  deleteMessage(ref: FakeRef): void;
  /** The bot's token stops working until switched off again. */
  revokeToken(on?: boolean): void;
  /** Cuts what the app listens on: the long poll or the sockets. */
  disconnectSocket(): void;
  /** Every press that is not answered yet, and every trigger, is too old from now on. */
  expireTrigger(): void;
}

/** The faults that are armed; each `take…` uses one up. */
export interface FaultBook {
  rateLimit(limit: RateLimit): void;
  holdTo(pace: PaceLimit): void;
  fail5xx(method: string, count?: number): void;
  hangAfterSend(method: string, count?: number, how?: Hang): void;
  dropAck(count?: number): void;
  duplicate(count?: number): void;
  reorder(): void;
  revokeToken(on?: boolean): void;
  takeRateLimit(method: string, chat: unknown): number | undefined;
  take5xx(method: string): boolean;
  takeHang(method: string): Hang | undefined;
  takeDropAck(): boolean;
  takeDuplicates(): number;
  takeReorder(): boolean;
  revoked(): boolean;
}

/** Makes a book in which nothing is armed. */
export function createFaultBook(): FaultBook {
  const limits: RateLimit[] = [];
  const failing = new Map<string, number>();
  const hanging = new Map<string, { count: number; how: Hang }>();
  const state = { acks: 0, copies: 0, reorder: false, revoked: false };
  let pace: PaceLimit = () => undefined;
  return {
    rateLimit: (limit) => void limits.push({ ...limit }),
    holdTo: (given) => void (pace = given),
    fail5xx: (method, count = 1) => void failing.set(method, count),
    hangAfterSend: (method, count = 1, how = 'cut') => void hanging.set(method, { count, how }),
    dropAck: (count = 1) => void (state.acks += count),
    duplicate: (count = 1) => void (state.copies += count),
    reorder: () => void (state.reorder = true),
    revokeToken: (on = true) => void (state.revoked = on),
    takeRateLimit: (method, chat) => takeLimit(limits, method, chat) ?? pace(method, chat),
    take5xx: (method) => takeOne(failing, method),
    takeHang: (method) => takeHang(hanging, method),
    takeDropAck: () => state.acks > 0 && state.acks-- > 0,
    takeDuplicates: () => take(state, 'copies', 0),
    takeReorder: () => take(state, 'reorder', false),
    revoked: () => state.revoked,
  };
}

function takeLimit(limits: RateLimit[], method: string, chat: unknown): number | undefined {
  const limit = limits.find(
    (each) =>
      each.count > 0 &&
      (each.method === undefined || each.method === method) &&
      (each.chat === undefined || String(each.chat) === String(chat)),
  );
  if (!limit) return undefined;
  limit.count -= 1;
  return limit.retryAfter;
}

function takeOne(counts: Map<string, number>, method: string): boolean {
  const left = counts.get(method) ?? 0;
  if (left > 0) counts.set(method, left - 1);
  return left > 0;
}

function takeHang(hanging: Map<string, { count: number; how: Hang }>, method: string) {
  const armed = hanging.get(method);
  if (!armed || armed.count === 0) return undefined;
  armed.count -= 1;
  return armed.how;
}

function take<T, K extends keyof T>(state: T, key: K, rest: T[K]): T[K] {
  const value = state[key];
  state[key] = rest;
  return value;
}
