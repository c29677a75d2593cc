import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { log } from '../log.ts';
import type { PageCache } from './page-cache.ts';

const againAfterMs = 1000;

/**
 * Listens for what the database says when something new is public, and has the pages forgotten. Without a
 * connection nothing is kept, and it is tried again. `end` stops it.
 */
export function listenForNews(databaseUrl: string, pages: PageCache): { end: () => Promise<void> } {
  const stopped = new AbortController();
  const listening = listen(databaseUrl, pages, stopped.signal);
  return {
    end: async () => {
      stopped.abort();
      await listening;
    },
  };
}

async function listen(databaseUrl: string, pages: PageCache, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      await hearUntilEnd(databaseUrl, pages, stopped);
    } catch (error) {
      if (!stopped.aborted) log.warn({ err: error }, 'portal hears no news');
    } finally {
      pages.hear(false);
    }
    await delay(againAfterMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

async function hearUntilEnd(
  databaseUrl: string,
  pages: PageCache,
  stopped: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'yaohao portal news',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
  });
  const ended = once(client, 'end', { signal: stopped });
  // The end of the connection is what counts; it follows the error.
  client.on('error', () => undefined);
  ended.catch(() => undefined);
  try {
    await client.connect();
    client.on('notification', () => pages.forget());
    await client.query('listen published');
    pages.hear(true);
    await ended;
  } finally {
    await client.end().catch(() => undefined);
  }
}
