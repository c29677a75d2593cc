import { once } from 'node:events';
import os from 'node:os';
import { portalConfig } from '../config.ts';
import { log } from '../log.ts';
import { portal } from './app.ts';
import { openDatabase, openIntake } from './database.ts';
import { listenForNews } from './news.ts';
import { pageCache } from './page-cache.ts';
import { problemOf } from './problem.ts';

let databaseUrl: string | undefined;

async function start(): Promise<void> {
  // On the machine that the office works on, the office comes first.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  const { PORTAL_PORT: port, PORTAL_URL: url, DEMO: demo, ...settings } = portalConfig();
  databaseUrl = settings.PORTAL_DATABASE_URL;
  const database = openDatabase(databaseUrl);
  const intake = openIntake(databaseUrl);
  const pages = pageCache();
  const news = listenForNews(databaseUrl, pages);
  const end = () => Promise.all([database.end(), intake.end(), news.end()]);
  try {
    await database.query('select 1');
    const server = portal({ database, url, demo, intake, pages }).listen(port);
    // A slow or silent reader does not hold a connection for long; files from a telephone take their time.
    server.headersTimeout = 15_000;
    server.requestTimeout = 120_000;
    await once(server, 'listening');
    log.info({ port }, 'portal is open');
    // A terminal and a supervisor may both ask.
    let stopping = false;
    const stop = async () => {
      if (stopping) return;
      stopping = true;
      server.close();
      server.closeAllConnections();
      await end();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    await end();
    throw error;
  }
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${problemOf(error, databaseUrl)}\n`);
  process.exitCode = 1;
}
