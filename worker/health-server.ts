import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locale } from '../locales/translate.ts';
import { log } from '../log.ts';
import type { Health } from './health.ts';
import { healthPage } from './health-page.ts';

/** The health server: where it listens and how to stop it. */
export type HealthServer = { port: number; stop: () => Promise<void> };

/** Serves `/health` for machines and `/` for people; 200 while all is in order, else 503. */
export async function serveHealth(
  port: number,
  look: () => Promise<Health>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request, response, look).catch((error: unknown) => {
      log.error({ err: error }, 'health');
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  look: () => Promise<Health>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://worker');
  if (url.pathname !== '/' && url.pathname !== '/health') {
    response.writeHead(404, headers).end();
    return;
  }
  const health = await look();
  const forPeople = url.pathname === '/';
  const type = forPeople ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(health.ok ? 200 : 503, { ...headers, 'content-type': type });
  response.end(forPeople ? healthPage(health, localeOf(url)) : JSON.stringify(health));
}

// Chinese first, as every page of the product; English for whoever asks for it.
const localeOf = (url: URL): Locale => (url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN');
