import type { PaceLimit } from '../simulator/fake-faults.ts';

/** The limits that a vendor states: so many in any second for the account, one each so often in a chat. */
export type Limits = { accountPerSecond: number | null; chatEveryMs: number };

/** Telegram for bots: 30 in a second, one a second in a chat. */
export const telegramLimits: Limits = { accountPerSecond: 30, chatEveryMs: 1000 };
/** Slack: one a second in a channel. */
export const slackLimits: Limits = { accountPerSecond: null, chatEveryMs: 1000 };

const writes = /^(sendMessage|editMessageText|chat\.postMessage|chat\.update)$/;

/** Refuses whatever would be one too many in the second that has just gone by. */
export function paceOf({ accountPerSecond, chatEveryMs }: Limits): PaceLimit {
  const recent: number[] = [];
  const lastOfChat = new Map<string, number>();
  return (method, chat) => {
    if (!writes.test(method)) return undefined;
    const now = performance.now();
    while (recent.length > 0 && recent[0]! <= now - 1000) recent.shift();
    const isChatBusy = now - (lastOfChat.get(String(chat)) ?? -Infinity) < chatEveryMs;
    const isAccountBusy = accountPerSecond !== null && recent.length >= accountPerSecond;
    if (isChatBusy || isAccountBusy) return 1;
    recent.push(now);
    lastOfChat.set(String(chat), now);
    return undefined;
  };
}
