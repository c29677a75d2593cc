import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router, json } from 'express';
import { webhookCallback } from 'grammy';
import { config } from '../config.ts';
import { connect, database, disconnect } from '../db/data-source.ts';
import { log } from '../log.ts';
import { countUnsigned, startHeartbeat } from './heartbeat.ts';
import { recover } from './recover.ts';
import { checkSlack, prepareSlack } from './slack-inlet.ts';
import { type Inlet, startPolling, startWebhook } from './telegram-inlet.ts';
import type { SlackInlet } from './slack-socket.ts';
import { telegramBot } from './telegram.ts';
import { webApp } from './web/app.ts';
import { startHub } from './web/hub.ts';
import { createWork, type Work } from './work.ts';

/** The chats at work. */
export type RunningBot = { port: number; stop: () => Promise<void> };

/** Starts the web chat, and Telegram and Slack where they are configured. */
export async function startBot(): Promise<RunningBot> {
  checkSlack(config());
  await connect();
  const work = createWork();
  const hooks = Router();
  const hub = await startHub();
  hooks.use(countUnsigned(work));
  const slack = prepareSlack(hooks, work);
  const telegram = prepareTelegram(hooks, work);
  const inlets: { telegram?: Inlet | undefined; slack?: SlackInlet | undefined } = {};
  const health = async () => ({
    database: await isAlive(),
    telegram: inlets.telegram?.state() ?? 'off',
    slack: inlets.slack?.state() ?? 'off',
  });
  const { app, close } = webApp({ hooks, hub, health });
  const server = await listen(app.listen.bind(app), config().BOT_PORT);
  inlets.slack = slack?.();
  inlets.telegram = await telegram?.();
  const endHeartbeat = startHeartbeat(
    { telegram: () => inlets.telegram?.state(), slack: () => inlets.slack?.state() },
    work,
  );
  const recovery = setInterval(() => work.add('recovery', recover), 30_000).unref();
  work.add('recovery', recover);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      endHeartbeat();
      clearInterval(recovery);
      await Promise.all([inlets.telegram?.stop(), inlets.slack?.stop()]);
      await hub.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await work.idle();
      await close();
      await disconnect();
    },
  };
}

/** The hook must stand before the server starts, and the bot may call Telegram only after. */
function prepareTelegram(hooks: Router, work: Work): (() => Promise<Inlet>) | undefined {
  const { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secretToken } = config();
  if (!token) return undefined;
  const bot = telegramBot(token, work);
  bot.catch(({ error }) => log.error({ err: error }, 'telegram update not kept'));
  if (!secretToken) return () => Promise.resolve(startPolling(bot));
  hooks.post('/telegram', json({ limit: '1mb' }), webhookCallback(bot, 'express', { secretToken }));
  return () => startWebhook(bot, secretToken);
}

async function isAlive(): Promise<'ok' | 'down'> {
  return database()
    .query('select 1')
    .then(() => 'ok' as const)
    .catch(() => 'down' as const);
}

function listen(start: (port: number, done: (error?: Error) => void) => Server, port: number) {
  return new Promise<Server>((resolve, reject) => {
    const server = start(port, (error) => (error ? reject(error) : resolve(server)));
  });
}
