import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { connect, disconnect } from '../db/data-source.ts';
import { migrate } from '../db/migrate.ts';
import { plantCounty } from '../db/seed/plant.ts';
import { prepareQueues } from '../worker/queue-schema.ts';
import { bundleDoors } from './bundle.ts';
import { demoNow, demoStart, startClock } from './demo-clock.ts';
import { serveDemoPage } from './demo-page/server.ts';
import { addressesOf, environmentOf, urlsOf } from './demo-settings.ts';
import { answers, closeDoors, type Door, openDoor } from './doors.ts';
import { startFakeRelay } from './drand/relay.ts';
import { startPostgres } from './embedded-postgres.ts';
import { keysOf } from './keys.ts';
import type { Ports } from './ports.ts';
import { linkSampleChats, type Platforms } from './sample-chats.ts';
import { startFakeSlack } from './slack/server.ts';
import { startFakeTelegram } from './telegram/server.ts';

type Running = {
  folder: string;
  ports: Ports;
  /** Another rule profile than the sample county's own. */
  rules?: string;
  step: (line: string) => void;
  say: (line: string) => void;
};

const doorNames = ['bot', 'worker', 'admin', 'portal'];

/** The password of every official of the demo. */
export const demoPassword = 'yaohao-demo';

/** Starts everything the demo consists of, telling each step; gives back how to stop it all. */
export async function runDemo({
  folder,
  ports,
  rules,
  step,
  say,
}: Running): Promise<() => Promise<void>> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const keys = await keysOf(folder);
    step('启动数据库 / starting Postgres');
    const postgres = await startPostgres(path.join(folder, 'postgres'), { port: ports.postgres });
    stops.push(postgres.stop);
    const urls = urlsOf(postgres.url);

    step('建立数据表 / preparing the tables');
    await migrate(urls);
    await prepareQueues(urls.owner);
    const environment = environmentOf({ urls, keys, ports });
    Object.assign(process.env, environment);
    await connect();
    stops.push(disconnect);
    await startClock(urls.owner);
    await plantCounty(urls.owner, { password: demoPassword, now: demoStart, rules });

    step('启动模拟的 Telegram、Slack 与 drand / starting the fake Telegram, Slack and drand');
    const relay = await startFakeRelay({ port: ports.drand, now: demoNow });
    stops.push(() => relay.close());
    const platforms = await startPlatforms(ports, keys, path.join(folder, 'chats'));
    stops.push(
      () => platforms.telegram.close(),
      () => platforms.slack.close(),
    );
    await linkSampleChats(urls.owner, platforms, demoStart);

    step('启动机器人、后台、面板、门户 / starting bot, worker, panel and portal');
    const logs = path.join(folder, 'logs');
    await mkdir(logs, { recursive: true });
    const bundle = path.join(folder, 'doors');
    await bundleDoors(doorNames, bundle);
    const doors = doorNames.map((name) => openDoor(name, environment, { bundle, logs }));
    stops.push(() => closeDoors(doors));
    await allAnswer(doors, ports, logs, step);

    const page = await serveDemoPage({ ports, ownerUrl: urls.owner, platforms });
    stops.push(page.close);
    for (const line of addressesOf(ports, demoPassword)) say(line);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPlatforms(
  ports: Ports,
  keys: Awaited<ReturnType<typeof keysOf>>,
  chats: string,
): Promise<Platforms> {
  const telegram = await startFakeTelegram({
    token: keys.telegramToken,
    port: ports.telegram,
    now: demoNow,
    keepIn: path.join(chats, 'telegram'),
  });
  const slack = await startFakeSlack({
    botToken: keys.slackToken,
    signingSecret: keys.slackSecret,
    port: ports.slack,
    now: demoNow,
    keepIn: path.join(chats, 'slack'),
  });
  slack.setRequestUrl(`http://127.0.0.1:${ports.bot}/slack/events`);
  return { telegram, slack };
}

async function allAnswer(
  doors: Door[],
  ports: Ports,
  logs: string,
  step: (line: string) => void,
): Promise<void> {
  const portOf: Record<string, number> = {
    bot: ports.bot,
    worker: ports.health,
    admin: ports.admin,
    portal: ports.portal,
  };
  await Promise.all(
    doors.map(async (door) => {
      await answers(door, `http://127.0.0.1:${portOf[door.name]}/`, logs);
      step(`  ${door.name} ✓`);
    }),
  );
}
