/** Why a device hears no more: the push service forgot it, its owner, a sign-out, another person or key took over. */
export type PushEnd = 'gone' | 'self' | 'signed-out' | 'left' | 'moved' | 'renewed' | 'rekeyed';

/** What a push service answered; `none`: no answer, it may have been delivered; `own`: an address that is not asked. */
export type PushAnswer = Answered | { kind: 'none' } | { kind: 'own' };
type Answered = { kind: 'answer'; status: number; retryAfterMs?: number | undefined };

/** What becomes of a device after an attempt; `failure` is for the health page. */
export type PushSettlement =
  | { to: 'sent' }
  | { to: 'ended' }
  | { to: 'again'; waitMs: number; failure: string };

/** How long cards are gathered before a device is told of them, in milliseconds. */
export const gatherMs = 4_000;
/** The least distance between two pushes to one device, in milliseconds. */
export const pushEveryMs = 30_000;
/** How long a push service keeps a push for a device that is switched off, in seconds. */
export const pushTtlSeconds = 86_400;
/** A push that a sleeping device has not fetched yet is replaced by the next one of the same topic (RFC 8030 §5.4). */
export const pushTopic = 'yaohao-inbox';
/** How long a worker may take for one push before it counts as dead, in milliseconds. */
export const pushLeaseMs = 60_000;

const minuteMs = 60_000;
const longestWaitMs = 60 * minuteMs;
const longestWishMs = 24 * 60 * minuteMs;
const refusedWaitMs = 30 * minuteMs;

// Wait after the n-th failure in a row: 5 s, 10 s, 20 s … at most an hour.
const pushBackoffMs = (tries: number): number =>
  Math.min(5_000 * 2 ** Math.max(0, Math.min(tries, 20) - 1), longestWaitMs);

/**
 * What the answer makes of a device, `tries` failures in a row with this one. Sending again after no answer
 * does no harm: topic and tag are the same, so it stays one notification.
 */
export function settlePush(answer: PushAnswer, tries: number): PushSettlement {
  const waitMs = pushBackoffMs(tries);
  if (answer.kind === 'none') return { to: 'again', waitMs, failure: 'none' };
  if (answer.kind === 'own') return { to: 'again', waitMs: longestWaitMs, failure: 'own' };
  const { status } = answer;
  if (status >= 200 && status < 300) return { to: 'sent' };
  if (status === 404 || status === 410) return { to: 'ended' };
  return { to: 'again', waitMs: waitFor(answer, tries), failure: String(status) };
}

function waitFor({ status, retryAfterMs = 0 }: Answered, tries: number): number {
  // Key or contact are refused: nothing helps until somebody has mended them.
  if (status === 401 || status === 403) return refusedWaitMs;
  // A redirect, or what we made is not understood: a fault to be looked at, not a storm.
  if (status !== 429 && status < 500) return longestWaitMs;
  return Math.max(pushBackoffMs(tries), Math.min(retryAfterMs, longestWishMs));
}

/** What `Retry-After` asks for, in milliseconds: seconds, or an instant (RFC 9110 §10.2.3). */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
