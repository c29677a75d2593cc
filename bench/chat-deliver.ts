import { randomUUID } from 'node:crypto';
import type { PaceLimit } from '../simulator/fake-faults.ts';
import type { Line } from './harness.ts';
import { paceOf, slackLimits, telegramLimits } from './chat-limits.ts';
import { type ChatSite, keys } from './chat-site.ts';

type Person = { id: string; provider: 'telegram' | 'slack'; user: string; notices: number };

/**
 * Notices to people on Telegram and on Slack within the vendors' limits, through fakes that refuse
 * every call too many. Half of the notices go to each; so few people are on Slack that its limit per
 * channel takes as long as Telegram's for the whole bot.
 */
export async function deliverNotices(site: ChatSite, notices: number): Promise<Line[]> {
  const people = spread(notices);
  await plantPeople(site, people);
  const arrivals = countTo(notices, () => missing(site, notices));
  site.telegram.holdTo(arrivals.within(paceOf(telegramLimits)));
  site.slack.holdTo(arrivals.within(paceOf(slackLimits)));
  await site.run('worker');
  const start = await owe(site, people);
  const tookMs = (await arrivals.all) - start;
  const found = examine(site, notices);
  const allowedMs = allowed(people);
  return [
    {
      goal: `chat, ${notices.toLocaleString('en')} notices to ${people.length.toLocaleString('en')} people`,
      unit: 'ms',
      ours: tookMs,
      peer: 'what the limits allow',
      peers: allowedMs,
      ratio: tookMs / allowedMs,
      bound: 1.15,
    },
    counted('chat, lost, doubled without mark, blind retries', found.faults),
    { ...counted('chat, 429 (each waited for)', found.refusals), bound: null },
  ];
}

const counted = (goal: string, count: number): Line => ({
  goal,
  unit: '×',
  ours: count,
  peer: 'none',
  peers: 0,
  ratio: count,
  bound: 0,
});

// 10,000 notices to 2,000 people: the share of Slack's people is what keeps its channels busy as long.
function spread(notices: number): Person[] {
  const count = Math.max(2, Math.round(notices / 5));
  const onTelegram = Math.ceil(notices / 2);
  const onSlack = notices - onTelegram;
  const slackPeople = Math.min(30, Math.max(1, Math.floor(count / 4)));
  const share = (total: number, among: number, at: number) =>
    Math.floor(total / among) + (at < total % among ? 1 : 0);
  return Array.from({ length: count }, (_none, at) => {
    const isSlack = at < slackPeople;
    const nth = isSlack ? at : at - slackPeople;
    return {
      id: randomUUID(),
      provider: isSlack ? ('slack' as const) : ('telegram' as const),
      user: isSlack ? `U${1000 + at}` : String(100_000 + at),
      notices: isSlack
        ? share(onSlack, slackPeople, nth)
        : share(onTelegram, count - slackPeople, nth),
    };
  });
}

// The slower of both: all of Telegram at 30 a second, the fullest channel at one a second.
function allowed(people: Person[]): number {
  const all = people.filter(({ provider }) => provider === 'telegram');
  const bot = all.reduce((sum, { notices }) => sum + notices, 0) / 30;
  const fullest = Math.max(...people.map(({ notices }) => notices)) - 1;
  return Math.max(bot, fullest) * 1000;
}

async function plantPeople({ client, telegram, slack, unitId }: ChatSite, people: Person[]) {
  for (const { provider, user } of people) {
    if (provider === 'telegram') telegram.user({ id: Number(user), name: user, started: true });
    else slack.user({ id: user, name: user });
  }
  await client.query(
    `insert into person (id, name, unit_id) select id, name, $3 from unnest($1::uuid[], $2::text[]) as p (id, name)`,
    [people.map(({ id }) => id), people.map(({ user }) => user), unitId],
  );
  await client.query(
    `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     select gen_random_uuid(), id, provider, case provider when 'slack' then $4 else $5 end, name, now()
     from unnest($1::uuid[], $2::text[], $3::text[]) as p (id, name, provider)`,
    [
      people.map(({ id }) => id),
      people.map(({ user }) => user),
      people.map(({ provider }) => provider),
      slack.teamId,
      keys.telegram.split(':')[0],
    ],
  );
}

// Everything is owed in one transaction, as a large task's dispatch does. Gives when that ended:
// before its commit nothing is owed, and what it takes to write it down is no delivery.
async function owe({ client, unitId }: ChatSite, people: Person[]): Promise<number> {
  await client.query('begin');
  const most = Math.max(...people.map(({ notices }) => notices));
  for (let round = 0; round < most; round += 1) {
    const ids = people.filter(({ notices }) => notices > round).map(({ id }) => id);
    const drill = randomUUID();
    await client.query(
      `insert into drill (id, unit_id, month, held_by, held_at)
       values ($1, $2, '2026-09', (select id from person where unit_id = $2 limit 1), now())`,
      [drill, unitId],
    );
    await client.query(
      'insert into drill_call (drill_id, person_id) select $1, unnest($2::uuid[])',
      [drill, ids],
    );
    await client.query(
      `insert into message (id, person_id, card, about_type, about_id, class, next_try_at, created_at)
       select gen_random_uuid(), id, 'drill', 'drill', $1, 'action', now(), now() from unnest($2::uuid[]) as id`,
      [drill, ids],
    );
  }
  await client.query(`select pg_notify('messages', '')`);
  await client.query('commit');
  return performance.now();
}

const sends = ['sendMessage', 'chat.postMessage'];

function sendsOf({ telegram, slack }: ChatSite) {
  return [...telegram.calls(sends[0]), ...slack.calls(sends[1])];
}

const silenceMs = 60_000;
const lookMs = 100;

/**
 * Counts what the platforms let in as it comes; `all` resolves with the instant of the last when none
 * is missing. To look through all calls at each of them would take the machine from what is measured.
 */
function countTo(notices: number, missingOf: () => number) {
  let left = notices;
  let lastAt = 0;
  let heard = () => {};
  const all = new Promise<number>((resolve, reject) => {
    const silent = setTimeout(() => reject(new Error(`${left} did not arrive`)), silenceMs);
    // The last one is still being carried out, and what came twice was counted for another.
    const look = () => {
      if (missingOf() > 0) return setTimeout(look, lookMs);
      clearTimeout(silent);
      return resolve(lastAt);
    };
    heard = () => {
      left -= 1;
      lastAt = performance.now();
      silent.refresh();
      if (left === 0) setTimeout(look, lookMs);
    };
  });
  const within =
    (pace: PaceLimit): PaceLimit =>
    (method, chat) => {
      const waitSeconds = pace(method, chat);
      if (waitSeconds === undefined && sends.includes(method)) heard();
      return waitSeconds;
    };
  return { all, within };
}

const missing = (site: ChatSite, notices: number) =>
  notices - new Set(arrivedOf(site).map(({ number }) => number)).size;

const arrivedOf = (site: ChatSite) =>
  sendsOf(site)
    .map(writeOf)
    .filter(({ outcome }) => outcome === 'ok');

type Write = { chat: string; number: string; isMarked: boolean; at: number; outcome: string };

function examine(site: ChatSite, notices: number): { faults: number; refusals: number } {
  const writes = sendsOf(site).map(writeOf);
  const arrived = writes.filter(({ outcome }) => outcome === 'ok');
  const unmarked = arrived.filter(({ isMarked }) => !isMarked);
  const doubled = unmarked.length - new Set(unmarked.map(({ number }) => number)).size;
  const refused = writes.filter(({ outcome }) => outcome !== 'ok');
  return {
    faults: missing(site, notices) + doubled + blindRetries(writes),
    refusals: refused.length,
  };
}

function writeOf({ params, at, outcome }: ReturnType<typeof sendsOf>[number]): Write {
  const said = JSON.stringify(params);
  const [, number = ''] = /N-(\d+)/.exec(said) ?? [];
  const chat = String(params['chat_id'] ?? params['channel']);
  return { chat, number, isMarked: said.includes('重发'), at: at.getTime(), outcome };
}

/** Calls to a chat that had been told to wait, before its wait was over. */
function blindRetries(writes: Write[]): number {
  const untilByChat = new Map<string, number>();
  let blind = 0;
  for (const { chat, at, outcome } of writes.toSorted((one, other) => one.at - other.at)) {
    if (at < (untilByChat.get(chat) ?? 0)) blind += 1;
    if (outcome !== 'ok') untilByChat.set(chat, at + 1000);
  }
  return blind;
}
