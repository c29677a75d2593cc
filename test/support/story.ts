import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { plantCounty } from '../../db/seed/plant.ts';
import { bundleDoors } from '../../simulator/bundle.ts';
import { demoStart, startClock } from '../../simulator/demo-clock.ts';
import { environmentOf } from '../../simulator/demo-settings.ts';
import { answers, closeDoors, type Door, openDoor } from '../../simulator/doors.ts';
import { freePort } from '../../simulator/embedded-postgres.ts';
import type { Keys } from '../../simulator/keys.ts';
import type { Ports } from '../../simulator/ports.ts';
import { type FakeSlack, startFakeSlack } from '../../simulator/slack/server.ts';
import { type FakeTelegram, startFakeTelegram } from '../../simulator/telegram/server.ts';
import { type TestDatabase, useDatabase, type Query } from './database.ts';
import { aVisitor, type Visitor } from './visitor.ts';

/** The password of every official of a story. */
export const password = 'yaohao-demo';

const doorNames = ['bot', 'worker', 'admin', 'portal'] as const;

/** Where a story plays: the processes of a real site, each its own, between two fake platforms. */
export type Stage = {
  database: TestDatabase;
  sql: Query;
  telegram: FakeTelegram;
  slack: FakeSlack;
  /** The web chat, the panel, the portal. */
  sites: Record<'chat' | 'panel' | 'portal', string>;
  /** Somebody with a browser of their own who has signed in there. */
  signIn: (site: 'chat' | 'panel', login: string) => Promise<Visitor>;
  /** Anybody at the portal. */
  citizen: () => Visitor;
  /** What the processes logged as errors. */
  complaints: () => Promise<string[]>;
};

/**
 * Opens bot, worker, panel and portal as processes on free ports, on a database with the sample
 * county's organisation and a clock that stands on its first Monday. Call it at the top of the file.
 */
export function useStage(): Stage {
  const database = useDatabase();
  let doors: Door[] = [];
  let logs: string;
  const known: Omit<Stage, 'telegram' | 'slack' | 'sites'> = {
    database,
    sql: database.sql,
    signIn: (site, login) => signIn(stage.sites[site], login),
    citizen: () => aVisitor(stage.sites.portal),
    complaints: async () =>
      (await Promise.all(doors.map(({ name }) => errorsIn(logs, name)))).flat(),
  };
  // The rest is there when the tests begin.
  const stage = known as Stage;

  beforeAll(async () => {
    logs = await mkdtemp(path.join(tmpdir(), 'yaohao-story-'));
    await startClock(database.owner);
    await plantCounty(database.owner, { password, now: demoStart });
    const keys = newKeys();
    Object.assign(stage, await startPlatforms(keys));
    const ports = await portsBetween(stage);
    stage.slack.setRequestUrl(`${local(ports.bot)}/slack/events`);
    const { bot, admin, portal, health: worker } = ports;
    stage.sites = { chat: local(bot), panel: local(admin), portal: local(portal) };
    const environment = environmentOf({ urls: database, keys, ports });
    const bundle = path.join(logs, 'doors');
    await bundleDoors(doorNames, bundle);
    doors = doorNames.map((name) => openDoor(name, environment, { bundle, logs }));
    const portOf: Record<string, number> = { bot, admin, portal, worker };
    await Promise.all(doors.map((door) => answers(door, `${local(portOf[door.name]!)}/`, logs)));
  }, 120_000);

  afterAll(async () => {
    await closeDoors(doors);
    await Promise.all([stage.telegram?.close(), stage.slack?.close()]);
    await rm(logs, { recursive: true, force: true });
  });
  return stage;
}

async function startPlatforms({ telegramToken, slackToken, slackSecret }: Keys) {
  const telegram = await startFakeTelegram({ token: telegramToken });
  // A machine that runs every test at once answers late; how late Slack allows is tested elsewhere.
  const patience = { ackTimeoutMs: 20_000, triggerMs: 20_000 };
  const slack = await startFakeSlack({
    botToken: slackToken,
    signingSecret: slackSecret,
    ...patience,
  });
  return { telegram, slack };
}

async function portsBetween({ telegram, slack }: Stage): Promise<Ports> {
  const [bot, admin, portal, health] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ] as const;
  const fakes = { telegram: telegram.port, slack: slack.port, drand: 0, postgres: 0 };
  return { bot, admin, portal, health, chat: bot, ...fakes };
}

async function signIn(site: string, login: string): Promise<Visitor> {
  const visitor = aVisitor(site);
  const page = await visitor.open('/sign-in');
  const home = await page.form('登录').fill({ login, password }).press('登录');
  if (home.status !== 200) throw new Error(`${login} cannot sign in: ${home.text}`);
  return visitor;
}

async function errorsIn(logs: string, name: string): Promise<string[]> {
  const lines = (await readFile(path.join(logs, `${name}.log`), 'utf8')).split('\n');
  return lines.filter((line) => /"level":"?(50|60|error|fatal)|^\s+at |Error:/.test(line));
}

const local = (port: number) => `http://127.0.0.1:${port}`;
const hex = (bytes: number) => randomBytes(bytes).toString('hex');

const newKeys = (): Keys => ({
  dataKey: hex(32),
  sessionSecret: hex(32),
  telegramToken: `${randomBytes(4).readUInt32BE()}:${hex(16)}`,
  slackToken: `xoxb-${hex(12)}`,
  slackSecret: hex(16),
});

/** How long a story waits for what has to come, in milliseconds. */
export const patienceMs = 90_000;

/**
 * What `look` finds, as soon as it finds something: for pages, which tell nobody when they change.
 * Anything it throws or finds empty is tried again; the last failure is the one that is shown.
 */
export async function eventually<T>(
  look: () => Promise<T | undefined | false>,
  { timeoutMs = patienceMs, otherwise = 'it never came' } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let failure: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await setTimeout(100);
  }
  throw new Error(otherwise, { cause: failure });
}
