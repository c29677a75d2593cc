import type { Window } from './spoken-window.ts';

/** How much a message matters when nobody knows whether it arrived. */
export type MessageClass = 'action' | 'notice' | 'reminder';

/** What a platform answered to a send or an edit; `unknown` may have arrived. */
export type Answer =
  | { ok: true }
  | { ok: false; class: 'retry'; retryAfterMs: number; scope: 'chat' | 'account' }
  | {
      ok: false;
      class: 'unreachable' | 'gone' | 'unchanged' | 'config' | 'bug' | 'unknown';
    };

/** One attempt: a first send or an edit of what is there, to a person or a group, the how-manieth. */
export type Attempt = { edit: boolean; toPerson: boolean; attempt: number };

/** What becomes of the message after an attempt. */
export type Settlement =
  | { to: 'sent' }
  /** Nothing arrived, or repeating does no harm: once more after `waitMs`; `pause` stops others too. */
  | { to: 'again'; waitMs: number; pause?: { scope: 'chat' | 'account'; ms: number } }
  /** This person is reached another way. */
  | { to: 'elsewhere' }
  /** The message to edit is gone: a new one takes its place. */
  | { to: 'repost' }
  | { to: 'failed' }
  | { to: 'unknown'; waitMs: number };

/** How long a worker may take for one attempt before it counts as dead, in milliseconds. */
export const leaseMs = 60_000;

const unknownWaitMs = 60_000;
const configWaitMs = 60_000;
const longestWaitMs = 300_000;
const leastPauseMs = 1000;

/** Wait before attempt n + 1, in milliseconds: 1 s, 2 s, 4 s … at most five minutes. */
export const backoffMs = (attempt: number): number =>
  Math.min(1000 * 2 ** Math.max(0, Math.min(attempt, 20) - 1), longestWaitMs);

/** What a platform's answer makes of the message (reliability §2.2). */
export function settle(attempt: Attempt, answer: Answer): Settlement {
  if (answer.ok) return { to: 'sent' };
  if (answer.class === 'retry') {
    const { scope, retryAfterMs } = answer;
    const waitMs = Math.max(retryAfterMs, backoffMs(attempt.attempt));
    // Others wait for what the platform asked only, not for this message's own misfortunes.
    return { to: 'again', waitMs, pause: { scope, ms: Math.max(retryAfterMs, leastPauseMs) } };
  }
  return outcomes[answer.class](attempt);
}

type Outcome = Exclude<Answer, { ok: true } | { class: 'retry' }>['class'];

const failed: Settlement = { to: 'failed' };

const outcomes: Record<Outcome, (attempt: Attempt) => Settlement> = {
  // Held, not dropped: it goes out when somebody has mended the account.
  config: () => ({
    to: 'again',
    waitMs: configWaitMs,
    pause: { scope: 'account', ms: configWaitMs },
  }),
  unreachable: ({ toPerson }) => (toPerson ? { to: 'elsewhere' } : failed),
  // An edit can be repeated, it shows the same in the end; a new message cannot.
  unknown: ({ edit, attempt }) =>
    edit ? { to: 'again', waitMs: backoffMs(attempt) } : { to: 'unknown', waitMs: unknownWaitMs },
  gone: ({ edit }) => (edit ? { to: 'repost' } : failed),
  unchanged: ({ edit }) => (edit ? { to: 'sent' } : failed),
  bug: () => failed,
};

/** A message whose outcome is unknown, and whether the platform could say that it arrived. */
export type Doubt = {
  class: MessageClass;
  resent: number;
  /** `undefined` where the platform cannot be asked. */
  arrived: boolean | undefined;
};

const mostResends = 3;

/**
 * What to do about an unknown outcome: adopt what arrived; send again what surely did not; where
 * nobody can tell, repeat an action card once with a visible mark and leave the rest to the next
 * reminder or to a person.
 */
export function resolve({ class: kind, resent, arrived }: Doubt): 'adopt' | 'resend' | 'leave' {
  if (arrived === true) return 'adopt';
  if (arrived === false) return resent < mostResends ? 'resend' : 'leave';
  return kind === 'action' && resent === 0 ? 'resend' : 'leave';
}

/** A limit of a platform: one message each `everyMs`, milliseconds. */
export type Pace = { key: string; everyMs: number };

const paces = {
  // Telegram: 30 in any second for a bot, 1 a second in a chat, 20 a minute in a group. A little less
  // than allowed, or two that were held up on their way would arrive as one too many.
  telegram: { account: 35, dm: 1000, group: 3000 },
  // Slack: about one a second in a channel; its other limits answer 429.
  slack: { account: 0, dm: 1000, group: 1000 },
  web: { account: 0, dm: 0, group: 0 },
} as const;

/** A chat as its limits see it. */
export type Paced = {
  provider: keyof typeof paces;
  account: string;
  chat: string;
  kind: 'dm' | 'group';
};

/** The limits that a message to this chat must keep: the account's, then the chat's. */
export function pacesOf(dest: Paced): Pace[] {
  if (dest.provider === 'web') return [];
  const limits = paces[dest.provider];
  const keys = paceKeys(dest);
  return [
    { key: keys.account, everyMs: limits.account },
    { key: keys.chat, everyMs: limits[dest.kind] },
  ];
}

// Telegram counts thirty in any second as they arrive, by its own clock: a little more than a second
// is kept, for the little that the ways of two messages differ.
const windows: Partial<Record<Paced['provider'], Window>> = {
  telegram: { most: 30, windowMs: 1010 },
};

/** How many messages of an account a platform takes in how many milliseconds, where it says so. */
export const windowOf = ({ provider }: Pick<Paced, 'provider'>): Window | undefined =>
  windows[provider];

/** Under which names an account and a chat keep their pace. */
export const paceKeys = (dest: { provider: string; account: string; chat: string }) => ({
  account: `${dest.provider} ${dest.account}`,
  chat: `${dest.provider} ${dest.account} ${dest.chat}`,
});
