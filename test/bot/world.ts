import { afterAll, beforeAll } from 'vitest';
import { type RunningBot, startBot } from '../../bot/start.ts';
import { adapters, forgetAdapters } from '../../chat/adapters.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { deliverMessage } from '../../worker/deliver-message.ts';
import { type Query, type TestDatabase, useDatabase } from '../support/database.ts';
import { monday } from '../support/visit.ts';

/** The chats at work against a fake Telegram and a fake Slack, on a Monday of the demo's clock. */
export type World = {
  sql: Query;
  database: TestDatabase;
  telegram: FakeTelegram;
  slack: FakeSlack;
  bot: RunningBot;
  /** Where the web chat is. */
  origin: string;
  /** Sends and edits everything that is owed, as the worker does. */
  deliver: () => Promise<void>;
};

const keys = { telegram: '4242:telegram-token-of-a-test', slack: 'xoxb-test', secret: 'signed' };

/** Gives a test file its own world; what it returns is filled before the first test. */
export function useWorld(): World {
  const world = {} as World;
  beforeAll(async () => {
    world.telegram = await startFakeTelegram({ token: keys.telegram });
    world.slack = await startFakeSlack({ botToken: keys.slack, signingSecret: keys.secret });
    Object.assign(process.env, {
      DEMO: '1',
      BOT_PORT: '0',
      TELEGRAM_TOKEN: keys.telegram,
      TELEGRAM_API_ROOT: world.telegram.url,
      SLACK_BOT_TOKEN: keys.slack,
      SLACK_SIGNING_SECRET: keys.secret,
      SLACK_API_URL: world.slack.apiUrl,
    });
  });
  const database = useDatabase();
  const { sql } = database;
  Object.assign(world, { sql, database });
  beforeAll(async () => {
    await sql('insert into demo_clock (at, set_at) values ($1, clock_timestamp())', [monday]);
    forgetAdapters();
    world.bot = await startBot();
    world.origin = `http://127.0.0.1:${world.bot.port}`;
    world.slack.setRequestUrl(`${world.origin}/slack/events`);
  });
  afterAll(async () => {
    await world.bot.stop();
    await world.telegram.close();
    await world.slack.close();
  });
  world.deliver = () => deliverAll(sql);
  return world;
}

async function deliverAll(sql: Query): Promise<void> {
  await sql("update chat_pace set free_at = now() - interval '1 hour'");
  const due = await sql(
    `select id from message where state = 'pending' or (state = 'sent' and sent_version < desired_version)
     order by number`,
  );
  for (const { id } of due) {
    await sql(`update message set next_try_at = now() - interval '1 hour' where id = $1`, [id]);
    await sql("update chat_pace set free_at = now() - interval '1 hour'");
    await deliverMessage({ messageId: id }, adapters());
  }
}
