import { afterAll, beforeAll } from 'vitest';
import { type RunningBot, startBot } from '../../bot/start.ts';
import { adapters, forgetAdapters } from '../../chat/adapters.ts';
import { currentTime } from '../../db/clock.ts';
import { moveClock } from '../../simulator/demo-clock.ts';
import { listen } from '../../simulator/fake-server.ts';
import { forgetConfig } from '../../config.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { setLocale } from '../../usecases/account/set-locale.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { deliverMessages } from '../../worker/deliver-messages.ts';
import { sweepMessages } from '../../worker/sweep-messages.ts';
import type { Someone } from '../support/factories.ts';
import { type Query, type TestDatabase, useDatabase } from '../support/database.ts';
import { minutePasses } from '../support/minute.ts';
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
  /** Lets the minute pass in which verdicts can be undone, and carries them out, as the worker does. */
  conclude: () => Promise<void>;
  /** Sends and edits everything that is owed, as the worker does. */
  deliver: () => Promise<void>;
  /** As if a long time had gone by: leases, waits and paces are over. */
  wait: () => Promise<void>;
  /** Waits and delivers, as the sweep would have it, until nothing is owed any more. */
  settle: () => Promise<void>;
  /** The switch of the simulator's page: so much later for everybody, in milliseconds. */
  clock: (ms: number) => Promise<void>;
  /** The switch of the simulator's page: the language that somebody reads from now on. */
  language: (person: Someone, locale: 'zh-CN' | 'en') => Promise<void>;
  /** Makes another database like this one as it stands, while the bot is stopped for a moment. */
  copy: () => Promise<TestDatabase>;
};

const keys = { telegram: '4242:telegram-token-of-a-test', slack: 'xoxb-test', secret: 'signed' };

/**
 * How the platforms reach the bot: Telegram is polled unless it brings its updates itself, Slack
 * posts unless the bot opens a socket.
 */
type Ways = {
  webhook?: boolean;
  socket?: boolean;
  /** What the clocks of the platforms show, in milliseconds. */
  now?: () => number;
};

/** The secret by which the bot knows that a request is Telegram's. */
export const webhookSecret = 'a-secret-of-the-webhook';

/** Gives a test file its own world; what it returns is filled before the first test. */
export function useWorld({ webhook = false, socket = false, now }: Ways = {}): World {
  const world = {} as World;
  beforeAll(async () => {
    world.telegram = await startFakeTelegram({
      token: keys.telegram,
      webhookRetryMs: 20,
      ...(now && { now }),
    });
    world.slack = await startFakeSlack({
      botToken: keys.slack,
      signingSecret: keys.secret,
      retryMs: 5,
      ...(now && { now }),
      ...(socket && { appToken: 'xapp-test' }),
    });
    const port = webhook ? await freePort() : 0;
    delete process.env['TELEGRAM_WEBHOOK_SECRET'];
    delete process.env['SLACK_APP_TOKEN'];
    Object.assign(process.env, {
      DEMO: '1',
      BOT_PORT: String(port),
      ...(webhook && {
        BOT_URL: `http://127.0.0.1:${port}`,
        TELEGRAM_WEBHOOK_SECRET: webhookSecret,
      }),
      TELEGRAM_TOKEN: keys.telegram,
      TELEGRAM_API_ROOT: world.telegram.url,
      SLACK_BOT_TOKEN: keys.slack,
      SLACK_SIGNING_SECRET: keys.secret,
      SLACK_API_URL: world.slack.apiUrl,
      ...(socket && { SLACK_APP_TOKEN: 'xapp-test' }),
    });
  });
  const database = useDatabase();
  const { sql } = database;
  Object.assign(world, { sql, database });
  beforeAll(async () => {
    await sql('insert into demo_clock (at, set_at) values ($1, clock_timestamp())', [monday]);
    await start();
  });
  const start = async () => {
    forgetAdapters();
    const running = await startBot();
    let stopped: Promise<void> | undefined;
    world.bot = { ...running, stop: () => (stopped ??= running.stop()) };
    world.origin = `http://127.0.0.1:${world.bot.port}`;
    if (socket) await world.slack.connected();
    else world.slack.setRequestUrl(`${world.origin}/slack/events`);
  };
  afterAll(async () => {
    await world.bot.stop();
    await world.telegram.close();
    await world.slack.close();
  });
  world.conclude = () => minutePasses(sql);
  world.deliver = () => deliverAll(sql);
  world.copy = async () => {
    await world.bot.stop();
    const copy = await database.copy();
    // Whoever has a page open finds it where it was.
    process.env['BOT_PORT'] = String(world.bot.port);
    forgetConfig();
    await start();
    return copy;
  };
  world.clock = async (ms) => {
    await moveClock(new Date((await currentTime()).getTime() + ms));
  };
  world.language = async (person, locale) => {
    await setLocale(commandOf(person, 'web'), { locale });
  };
  world.wait = () => passTime(sql);
  world.settle = () => deliverUntilQuiet(sql);
  return world;
}

async function freePort(): Promise<number> {
  const taken = await listen(() => Promise.resolve(), {});
  await taken.close();
  return taken.port;
}

// Rows of workers that are at it too, in no order of theirs: whom the database breaks off tries again.
async function passTime(sql: Query): Promise<void> {
  for (;;) {
    try {
      return await letPass(sql);
    } catch (error) {
      if ((error as { code?: string }).code !== deadlock) throw error;
    }
  }
}

const deadlock = '40P01';

async function letPass(sql: Query): Promise<void> {
  await sql(`update message set next_try_at = least(next_try_at, now()) - interval '1 hour',
    lease_until = lease_until - interval '1 hour', slot_at = slot_at - interval '1 hour'`);
  await sql(`update chat_pace set free_at = free_at - interval '1 hour',
    paused_until = paused_until - interval '1 hour'`);
}

const mostRounds = 30;

async function deliverUntilQuiet(sql: Query): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    await passTime(sql);
    const owed: string[] = [];
    await sweepMessages(async (offers) => {
      for (const { payload } of offers)
        if ('messageIds' in payload) owed.push(...payload.messageIds);
    });
    if (owed.length === 0) return;
    for (const messageId of owed) await deliverMessages({ messageIds: [messageId] }, adapters());
  }
  throw new Error(`messages are still owed after ${mostRounds} rounds`);
}

async function deliverAll(sql: Query): Promise<void> {
  await sql("update chat_pace set free_at = now() - interval '1 hour'");
  const due = await sql(
    `select id from message where state = 'pending' or (state = 'sent' and sent_version < desired_version)
     order by number`,
  );
  for (const { id } of due) await deliverOne(sql, id);
}

const mostOffers = 5;

// A reply keeps its pace after it is seen: whoever is quicker than that is offered once more.
async function deliverOne(sql: Query, id: string): Promise<void> {
  const look = async () => {
    const rows = await sql(
      `select attempt, state = 'pending' or (state = 'sent' and sent_version < desired_version) as owed
       from message where id = $1`,
      [id],
    );
    return rows[0]!;
  };
  const before = await look();
  for (let offer = 0; offer < mostOffers; offer += 1) {
    await sql(`update message set next_try_at = now() - interval '1 hour' where id = $1`, [id]);
    await sql("update chat_pace set free_at = now() - interval '1 hour'");
    await deliverMessages({ messageIds: [id] }, adapters());
    const after = await look();
    if (!after['owed'] || after['attempt'] !== before['attempt']) return;
  }
}
