import type { ChatSite } from './chat-site.ts';

/** One call that posts a notice, as its platform saw it. */
export type Write = {
  account: string;
  chat: string;
  number: string;
  isMarked: boolean;
  at: number;
  outcome: string;
};

/** The methods that post. */
export const sends = ['sendMessage', 'chat.postMessage'] as const;

/** Every call that posted or tried to, on both platforms. */
export function writesOf({ telegram, slack }: ChatSite): Write[] {
  return [
    ...telegram.calls(sends[0]).map((call) => writeOf('telegram', call)),
    ...slack.calls(sends[1]).map((call) => writeOf('slack', call)),
  ];
}

type Call = { params: Record<string, unknown>; at: Date; outcome: string };

function writeOf(account: string, { params, at, outcome }: Call): Write {
  const said = JSON.stringify(params);
  const [, number = ''] = /N-(\d+)/.exec(said) ?? [];
  const chat = String(params['chat_id'] ?? params['channel']);
  return { account, chat, number, isMarked: said.includes('重发'), at: at.getTime(), outcome };
}

// One whose answer was lost stands in its chat all the same.
const arrived = ({ outcome }: Write) => outcome === 'ok' || outcome === 'hung';
const refused = ({ outcome }: Write) => /ratelimited|Too Many Requests/.test(outcome);

/** How many of the notices stand in no chat. */
export const missing = (writes: Write[], notices: number): number =>
  notices - new Set(writes.filter(arrived).map(({ number }) => number)).size;

/** What is wrong with a delivery; `marked` and `refusals` may be. */
export type Findings = {
  lost: number;
  /** Stand twice, and the second does not say so. */
  doubled: number;
  /** Sent once more with the mark that says so. */
  marked: number;
  /** 429 of the platforms. */
  refusals: number;
  /** Calls to a chat, or to an account, that was known to want a pause. */
  blind: number;
};

/** Looks through every call. */
export function examine(writes: Write[], notices: number): Findings {
  const there = writes.filter(arrived);
  const unmarked = there.filter(({ isMarked }) => !isMarked);
  return {
    lost: missing(writes, notices),
    doubled: unmarked.length - new Set(unmarked.map(({ number }) => number)).size,
    marked: there.length - unmarked.length,
    refusals: writes.filter(refused).length,
    blind: blindToChats(writes) + blindToAccounts(writes),
  };
}

// What the fakes ask for: one second.
const waitMs = 1000;
// What was on its way when the answer came could not know of it.
const onItsWayMs = 150;

const inOrder = (writes: Write[]) => writes.toSorted((one, other) => one.at - other.at);

/** Calls to a chat that had been told to wait, before its wait was over. */
function blindToChats(writes: Write[]): number {
  const untilByChat = new Map<string, number>();
  let blind = 0;
  for (const write of inOrder(writes)) {
    const chat = `${write.account} ${write.chat}`;
    if (write.at < (untilByChat.get(chat) ?? 0)) blind += 1;
    if (refused(write)) untilByChat.set(chat, write.at + waitMs);
  }
  return blind;
}

/**
 * Calls to any chat of an account that had been told to wait. No platform says whether it means the chat or the account:
 * whoever is told so in a second chat, while the first still waits, knows.
 */
function blindToAccounts(writes: Write[]): number {
  const accounts = new Map<string, { chats: Map<string, number>; from: number; until: number }>();
  let blind = 0;
  for (const write of inOrder(writes)) {
    const known = accounts.get(write.account) ?? { chats: new Map(), from: 0, until: 0 };
    accounts.set(write.account, known);
    if (write.at > known.from && write.at < known.until) blind += 1;
    if (!refused(write)) continue;
    for (const [chat, until] of known.chats) if (until <= write.at) known.chats.delete(chat);
    known.chats.set(write.chat, write.at + waitMs);
    if (known.chats.size < 2) continue;
    if (write.at >= known.until) known.from = write.at + onItsWayMs;
    known.until = write.at + waitMs;
  }
  return blind;
}
