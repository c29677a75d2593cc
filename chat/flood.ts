import type { SendOutcome } from './port.ts';

/** Says of a 429 whether it is meant for one chat or for the whole account. */
export type FloodWatch = (chat: string, outcome: SendOutcome) => SendOutcome;

/**
 * Telegram and Slack say when to come again, not who is meant. One chat that is told so is that chat's
 * own matter; when another is told so before the first may speak again, the account talks too much.
 */
export function floodWatch(now: () => number = Date.now): FloodWatch {
  const untilByChat = new Map<string, number>();
  return (chat, outcome) => {
    if (outcome.ok || outcome.class !== 'retry' || outcome.scope === 'account') return outcome;
    const at = now();
    for (const [other, until] of untilByChat) if (until <= at) untilByChat.delete(other);
    untilByChat.set(chat, at + outcome.retryAfterMs);
    return untilByChat.size > 1 ? { ...outcome, scope: 'account' } : outcome;
  };
}
