import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { currentTime } from '../../db/clock.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { dayOf, startOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Locale, translateAny } from '../../locales/translate.ts';
import { log } from '../../log.ts';
import { morningAfter, moveClock } from '../demo-clock.ts';
import { rows } from '../official.ts';
import type { Ports } from '../ports.ts';
import type { Platforms } from '../sample-chats.ts';
import { linkSampleChats } from '../sample-chats.ts';
import { type StepKey, stepKeys, steps } from '../steps.ts';
import { setLocale } from '../../usecases/account/set-locale.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { type Armed, switchFault } from './faults.ts';
import { demoPage } from './page.ts';
import { demoScript } from './script.ts';
import { type DemoState, readState } from './state.ts';
import { demoStyle } from './style.ts';

type Demo = { ports: Ports; ownerUrl: string; platforms: Platforms };
type Progress = Pick<DemoState, 'busy' | 'error'> & { armed: Armed };

/** Serves the page of panes on the first port of the demo. */
export async function serveDemoPage(demo: Demo): Promise<{ close: () => Promise<void> }> {
  const progress: Progress = { busy: null, error: null, armed: new Set() };
  const server = createServer((request, response) => {
    handle(demo, progress, request, response).catch((error: unknown) => {
      log.error({ err: error as Error }, 'demo page');
      response.writeHead(500).end();
    });
  });
  server.listen(demo.ports.chat, '127.0.0.1');
  await once(server, 'listening');
  let linking: Promise<void> | undefined;
  const looking = setInterval(() => {
    linking ??= linkNewcomers(demo).finally(() => (linking = undefined));
  }, 1000);
  return {
    close: async () => {
      clearInterval(looking);
      await linking;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

// Whoever lands in the registry gets a chat, by whichever door the file was imported.
async function linkNewcomers({ ownerUrl, platforms }: Demo): Promise<void> {
  try {
    const [newcomer] = await rows(
      `select 1 from person p where p.active and not exists (
         select 1 from chat_identity c where c.person_id = p.id) limit 1`,
    );
    if (newcomer) await linkSampleChats(ownerUrl, platforms, await currentTime());
  } catch (error) {
    log.error({ err: error as Error }, 'linking sample chats');
  }
}

async function handle(
  demo: Demo,
  progress: Progress,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const locale: Locale = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
  if (request.method === 'POST') return act(demo, progress, url.pathname, request, response);
  if (url.pathname === '/state') return stream(demo, progress, locale, request, response);
  const found = {
    '/': ['text/html', () => demoPage(locale, demo.ports)],
    '/demo.css': ['text/css', () => demoStyle],
    '/demo.js': ['text/javascript', () => demoScript],
  }[url.pathname] as [string, () => string] | undefined;
  if (!found) return response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': `${found[0]}; charset=utf-8`,
    'cache-control': 'no-store',
  });
  return response.end(found[1]());
}

// The page follows the database; once a second is often enough for eyes.
async function stream(
  { ports }: Demo,
  progress: Progress,
  locale: Locale,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = '';
  const send = async () => {
    const armed = [...progress.armed];
    const data = JSON.stringify({ ...(await readState(ports, locale)), ...progress, armed });
    if (data !== sent) response.write(`data: ${data}\n\n`);
    sent = data;
  };
  await send();
  const timer = setInterval(() => void send().catch(() => response.end()), 1000);
  request.once('close', () => clearInterval(timer));
}

async function act(
  demo: Demo,
  progress: Progress,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  if (path === '/fault') {
    const turned = switchFault(demo.platforms, progress.armed, body);
    return void response.writeHead(200, json).end(JSON.stringify(turned ?? {}));
  }
  if (path === '/clock') await moveClockTo(body['to']);
  else if (path === '/step') await takeStep(demo, progress, body['key']);
  else if (path === '/language') await speak(body);
  response.writeHead(204).end();
}

const json = { 'content-type': 'application/json' };

// As if the person had chosen it: all their cards are written anew.
async function speak({ person, locale }: Record<string, unknown>): Promise<void> {
  const [known] = await rows('select id from person where id::text = $1 and active', [person]);
  if (!known) return;
  const actor = await actorOf(known['id']);
  await setLocale(commandOf(actor, 'web'), { locale: locale === 'en' ? 'en' : 'zh-CN' });
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}

// The next day on which something is due: a reminder, the end of a task's window, or, when a
// disclosure is overdue, tomorrow.
async function moveClockTo(to: unknown): Promise<void> {
  const now = await currentTime();
  const tomorrow = morningAfter(now, 1);
  if (to === 'three-days') return void (await moveClock(morningAfter(now, 3)));
  if (to !== 'next') return void (await moveClock(tomorrow));
  const [due] = await rows(
    `select min(day)::text as day from (
       select (s.value ->> 'on')::date as day from obligation o, jsonb_array_elements(o.steps) s
         where o.state = 'open'
       union all select ends_on + 1 from task where state = 'matched'
       union all select $1::date + 1 from obligation where state = 'open' and due_on <= $1::date) dates
     where day > $1::date`,
    [dayOf(now)],
  );
  const day: string | null = due?.['day'] ?? null;
  await moveClock(day ? morningAfter(startOf(day), 0) : tomorrow);
}

async function takeStep(demo: Demo, progress: Progress, key: unknown): Promise<void> {
  const step = stepKeys.find((known): known is StepKey => known === key);
  if (!step || progress.busy) return;
  Object.assign(progress, { busy: step, error: null });
  try {
    await steps[step]();
    if (step === 'import') await linkNewcomers(demo);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    progress.error = translateAny('zh-CN', `refusal.${error.code}`, error.details);
  } finally {
    progress.busy = null;
  }
}
