import pg from 'pg';
import type { FakeSlack } from './slack/server.ts';
import type { FakeTelegram } from './telegram/server.ts';

/** The chat platforms of the demo or a story. */
export type Platforms = { telegram: FakeTelegram; slack: FakeSlack };

// The bot's own account on each platform, as `chat_identity.account` names it.
const accountsOf = ({ telegram, slack }: Platforms) => ({
  telegram: telegram.token.split(':')[0]!,
  slack: slack.teamId,
  web: 'web',
});

const groupTitle = '高青县双随机工作群';
const telegramGroup = -1001;
const slackChannel = 'C0YAOHAO';

/** A person as the chats of the demo know them. */
export type ChatPerson = {
  personId: string;
  name: string;
  provider: 'telegram' | 'slack' | 'web';
  userId: string;
};

/**
 * Gives every inspector and official a chat: a third of the inspectors each to Telegram, Slack and the
 * web; the officials to the web, the second approver to Telegram. Makes the same people on the fakes,
 * with their private chats open, and the group chats. Safe to repeat.
 */
export async function linkSampleChats(
  ownerUrl: string,
  platforms: Platforms,
  now: Date,
): Promise<ChatPerson[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const people = await peopleOf(client);
    for (const person of people) {
      await link(client, person, platforms, now);
      join(person, platforms);
    }
    await linkGroups(client, platforms, people);
    return people;
  } finally {
    await client.end();
  }
}

async function linkGroups(
  client: pg.Client,
  platforms: Platforms,
  people: ChatPerson[],
): Promise<void> {
  const usersOf = (wanted: ChatPerson['provider']) =>
    people.filter(({ provider }) => provider === wanted).map(({ userId }) => userId);
  const telegramUsers = usersOf('telegram').map(Number);
  platforms.telegram.group({ id: telegramGroup, title: groupTitle, members: telegramUsers });
  platforms.slack.channel({ id: slackChannel, name: groupTitle, members: usersOf('slack') });
  const accounts = accountsOf(platforms);
  const groups = [
    ['telegram', accounts.telegram, String(telegramGroup)],
    ['slack', accounts.slack, slackChannel],
    ['web', accounts.web, 'group-gqga'],
  ];
  for (const [provider, account, chat] of groups) {
    await client.query(
      `insert into chat_group (id, provider, account, chat, title, unit_id)
       select gen_random_uuid(), $1, $2, $3, $4, id from unit where code = 'GQGA'
       on conflict (provider, account, chat) do nothing`,
      [provider, account, chat, groupTitle],
    );
  }
}

async function peopleOf(client: pg.Client): Promise<ChatPerson[]> {
  const { rows } = await client.query(
    `select p.id, p.name, i.serial, a.login from person p left join inspector i on i.person_id = p.id
       left join account a on a.person_id = p.id where p.active order by i.serial, p.name`,
  );
  return rows.map(({ id, name, serial, login }, at) => {
    const provider = providerOf(serial, login);
    return { personId: id, name, provider, userId: userIdOf(provider, serial ?? 9000 + at, id) };
  });
}

function providerOf(serial: number | null, login: string | null): ChatPerson['provider'] {
  if (serial === null) return login === 'approver-b' ? 'telegram' : 'web';
  return (['telegram', 'slack', 'web'] as const)[serial % 3]!;
}

function userIdOf(provider: ChatPerson['provider'], number: number, personId: string): string {
  if (provider === 'telegram') return String(100_000 + number);
  return provider === 'slack' ? `U${String(number).padStart(8, '0')}` : personId;
}

async function link(
  client: pg.Client,
  { personId, provider, userId }: ChatPerson,
  platforms: Platforms,
  now: Date,
): Promise<void> {
  const account = accountsOf(platforms)[provider];
  const chat = { telegram: userId, slack: `D${userId.slice(1)}`, web: personId }[provider];
  await client.query(
    `insert into chat_identity (id, person_id, provider, account, user_id, chat, linked_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [personId, provider, account, userId, chat, now],
  );
}

function join({ name, provider, userId }: ChatPerson, { telegram, slack }: Platforms): void {
  if (provider === 'telegram') telegram.user({ id: Number(userId), name, started: true });
  if (provider === 'slack') slack.user({ id: userId, name });
}
