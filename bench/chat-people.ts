import { randomUUID } from 'node:crypto';
import { type ChatSite, keys } from './chat-site.ts';

/** Somebody of the bench: where they are, and how many notices they get. */
export type Person = {
  id: string;
  provider: 'telegram' | 'slack';
  user: string;
  notices: number;
};

/**
 * 10,000 notices to 2,000 people, half of them on either platform. On Telegram everybody gets the same share: the
 * limit of the whole bot holds it up. On Slack everybody gets at least one, and the channels of a few get so many that
 * the limit of a channel takes as long.
 */
export function spread(notices: number): Person[] {
  const people = Math.max(2, Math.round(notices / 5));
  const onTelegram = Math.ceil(people / 2);
  const telegram = evenly(Math.ceil(notices / 2), onTelegram);
  const slack = unevenly(Math.floor(notices / 2), people - onTelegram, telegramSeconds(notices));
  return [
    ...slack.map((count, at) => aPerson('slack', `U${1000 + at}`, count)),
    ...telegram.map((count, at) => aPerson('telegram', String(100_000 + at), count)),
  ];
}

const telegramSeconds = (notices: number) => Math.ceil(notices / 2) / 30;

const evenly = (total: number, among: number): number[] =>
  Array.from(
    { length: among },
    (_, at) => Math.floor(total / among) + (at < total % among ? 1 : 0),
  );

// As many busy channels as there are notices for, each as long at work as Telegram's whole bot; one for everybody else.
function unevenly(total: number, among: number, seconds: number): number[] {
  const each = Math.max(2, Math.floor(seconds), Math.ceil(total / among));
  const busy = Math.min(among - 1, Math.floor((total - among) / (each - 1)));
  return [
    ...Array.from({ length: busy }, () => each),
    ...evenly(total - busy * each, among - busy),
  ];
}

/** Somebody on a platform, under the name they have there. */
export const aPerson = (provider: Person['provider'], user: string, notices: number): Person => ({
  id: randomUUID(),
  provider,
  user,
  notices,
});

/**
 * What the limits allow, in milliseconds: the slowest of all of Telegram at 30 a second, and on either platform the
 * fullest chat at one a second.
 */
export function allowedMs(people: Person[]): number {
  const all = people.filter(({ provider }) => provider === 'telegram');
  const bot = all.reduce((sum, { notices }) => sum + notices, 0) / 30;
  const fullest = Math.max(...people.map(({ notices }) => notices)) - 1;
  return Math.max(bot, fullest) * 1000;
}

/** Gives everybody a row, and an account on their platform. */
export async function plantPeople(
  { client, telegram, slack, unitId }: ChatSite,
  people: Person[],
): Promise<void> {
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

/**
 * Everything is owed in one transaction, as a large task's dispatch does. Gives when that ended: before its commit
 * nothing is owed, and what it takes to write it down is no delivery.
 */
export async function oweNotices({ client, unitId }: ChatSite, people: Person[]): Promise<number> {
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
