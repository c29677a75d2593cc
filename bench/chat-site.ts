import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { plantCounty } from '../db/seed/plant.ts';
import { freePort, startPostgres } from '../simulator/embedded-postgres.ts';
import { type FakeSlack, startFakeSlack } from '../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../simulator/telegram/server.ts';
import { prepareQueues } from '../worker/queue-schema.ts';

/** A site with its own database, a Telegram and a Slack on loopback, and what runs beside them. */
export type ChatSite = {
  client: pg.Client;
  telegram: FakeTelegram;
  slack: FakeSlack;
  unitId: string;
  /** Where the bot takes Slack's requests, once it runs. */
  botUrl: string;
  /** Its database, as the owner of the tables. */
  url: string;
  /** Starts one of the program's processes, with more of an environment, and resolves when it is at work. */
  run: (door: keyof typeof atWork, more?: Record<string, string>) => Promise<void>;
  /** Kills a process that runs, as a machine that fails would, and starts it anew. */
  restart: (door: keyof typeof atWork) => Promise<void>;
  stop: () => Promise<void>;
};

/** The keys of the fakes. */
export const keys = { telegram: '4242:token-of-the-bench', slack: 'xoxb-bench', secret: 'bench' };

/** Starts a fresh site; the fakes keep no limits yet. */
export async function openChatSite(more: Record<string, string> = {}): Promise<ChatSite> {
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-bench-'));
  await chmod(directory, 0o755);
  const postgres = await startPostgres(path.join(directory, 'data'));
  const telegram = await startFakeTelegram({ token: keys.telegram });
  const slack = await startFakeSlack({ botToken: keys.slack, signingSecret: keys.secret });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const children = new Map<keyof typeof atWork, ChildProcess>();
  const run: ChatSite['run'] = async (door, more) => {
    children.set(door, await start(door, { ...environment, ...more }));
  };
  const port = await freePort();
  const unitId = await plant(postgres.url);
  const environment = { ...settings(postgres.url, port), ...platforms(telegram, slack), ...more };
  return {
    client,
    telegram,
    slack,
    unitId,
    botUrl: `http://127.0.0.1:${port}`,
    url: postgres.url,
    run,
    restart: async (door) => {
      await end(children.get(door)!);
      await run(door);
    },
    stop: async () => {
      await Promise.all([...children.values()].map(end));
      await Promise.all([telegram.close(), slack.close(), client.end()]);
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function plant(url: string): Promise<string> {
  const role = (name: string) => url.replace(/\/\/[^@]*@/, `//${name}:${name}@`);
  await migrate({ owner: url, office: role('office'), portal: role('portal') });
  await prepareQueues(url);
  const planted = await plantCounty(url, { password: 'yaohao-demo', now: new Date() });
  return planted!.units['GQGA']!;
}

const settings = (url: string, port: number) => ({
  NODE_ENV: 'test',
  DATABASE_URL: url,
  DATA_KEY: '11'.repeat(32),
  SESSION_SECRET: 'a secret of the bench that is long enough',
  BOT_PORT: String(port),
  BOT_URL: `http://127.0.0.1:${port}`,
  HEALTH_PORT: '0',
  LOG_LEVEL: 'info',
  ...(process.env['REDIS_URL'] && { REDIS_URL: process.env['REDIS_URL'] }),
});

const platforms = (telegram: FakeTelegram, slack: FakeSlack) => ({
  TELEGRAM_TOKEN: keys.telegram,
  TELEGRAM_API_ROOT: telegram.url,
  SLACK_BOT_TOKEN: keys.slack,
  SLACK_SIGNING_SECRET: keys.secret,
  SLACK_API_URL: slack.apiUrl,
});

const atWork = {
  worker: 'worker is at work',
  bot: 'chats are open',
  admin: 'panel is open',
  portal: 'portal is open',
};

async function start(
  door: keyof typeof atWork,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', `${door}/main.ts`], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes(atWork[door])) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error(`the ${door} did not start`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
