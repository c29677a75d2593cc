import type { RequestHandler, Response } from 'express';
import pg from 'pg';
import { config } from '../../config.ts';
import { log } from '../../log.ts';

/** Tells open pages that their chat has changed. */
export type Hub = {
  /** Keeps a page's connection to a chat open until the page goes away. */
  join(chat: string, response: Response): void;
  stop(): Promise<void>;
};

const retryMs = 1000;
const aliveMs = 25_000;

/** Listens to Postgres for changed web chats; after a lost connection every page looks again. */
export async function startHub(): Promise<Hub> {
  const pages = new Map<string, Set<Response>>();
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const tell = (chat: string) =>
    pages.get(chat)?.forEach((page) => page.write('event: changed\ndata: \n\n'));
  const reconnect = () => {
    if (!stopped) timer = setTimeout(() => void open().catch(lost), retryMs);
  };
  const lost = (error: unknown) => {
    log.warn({ err: error }, 'web chat not listening');
    reconnect();
  };
  const open = async () => {
    const fresh = new pg.Client({ connectionString: config().DATABASE_URL, keepAlive: true });
    fresh.on('error', () => {});
    await fresh.connect();
    fresh.on('notification', ({ payload }) => tell(payload ?? ''));
    fresh.once('end', reconnect);
    await fresh.query('listen web');
    client = fresh;
    for (const chat of pages.keys()) tell(chat);
  };
  const alive = setInterval(() => {
    for (const chat of pages.values()) for (const page of chat) page.write(': alive\n\n');
  }, aliveMs).unref();
  await open();
  return {
    join: (chat, response) => join(pages, chat, response),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(alive);
      for (const chat of pages.values()) for (const page of chat) page.end();
      await client?.end();
    },
  };
}

function join(pages: Map<string, Set<Response>>, chat: string, response: Response): void {
  const here = pages.get(chat) ?? new Set();
  pages.set(chat, here.add(response));
  response.on('close', () => {
    here.delete(response);
    if (here.size === 0 && pages.get(chat) === here) pages.delete(chat);
  });
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 2000\n\n');
}

/** A handler that joins the chat which `chatOf` names. */
export const eventsOf =
  (hub: Hub, chatOf: (...args: Parameters<RequestHandler>) => string): RequestHandler =>
  (request, response, next) =>
    hub.join(chatOf(request, response, next), response);
