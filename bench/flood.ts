import { startRedis } from '../test/support/redis.ts';
import { freePort } from '../simulator/embedded-postgres.ts';
import { type ChatSite, openChatSite } from './chat-site.ts';
import { startReaders } from './children.ts';
import type { Line, Options } from './harness.ts';
import { type Office, openOffice } from './office-work.ts';
import { pathsOf } from './portal.ts';
import { plantCopies, type Planted } from './published.ts';
import { askFor, type Served } from './readers.ts';

const usualSize = 20_000;
const rate = 500;
const connections = 64;
const commands = 25;
// One in so many asks for what nobody asked before, so that the cache is of no use.
const oneNewIn = 20;

/**
 * What a person of the office waits for, pressing a button in a chat and saving a row in the panel, at rest and
 * with the portal flooded: bot, worker, panel, portal, Postgres and Redis as they run, and readers at a fixed
 * rate, each request from an address of its own, in a process that gives way to all others.
 */
export async function benchFlood({ size, runs }: Options): Promise<Line[]> {
  const redis = await startRedis();
  const site = await openChatSite({ REDIS_URL: redis.url });
  try {
    const planted = await plantCopies(site.client, size ?? usualSize);
    const office = await openOffice(site, (runs * 2 + 1) * commands);
    const port = await openPortal(site);
    return await measure(office, { port, asks: asksOf(planted) }, runs);
  } finally {
    await site.stop();
    await redis.stop();
  }
}

async function openPortal(site: ChatSite): Promise<number> {
  const port = await freePort();
  await site.run('portal', {
    PORTAL_PORT: String(port),
    PORTAL_DATABASE_URL: site.url.replace(/\/\/[^@]*@/, '//portal:portal@'),
    PORTAL_URL: 'http://portal.bench',
  });
  return port;
}

function asksOf(planted: Planted): string[] {
  const paths = pathsOf(planted);
  return Array.from({ length: 50_000 }, (_, at) => {
    const isNew = at % oneNewIn === 0;
    const path = isNew
      ? `/results?q=${encodeURIComponent(`宾馆 ${at % 97}${at}`)}`
      : paths[(at * 37) % paths.length]!;
    return askFor(path, at % 2 === 0 ? 'lang=zh-CN' : 'lang=en', at);
  });
}

type Waits = { press: number[]; save: number[] };

async function measure(
  office: Office,
  portal: { port: number; asks: string[] },
  runs: number,
): Promise<Line[]> {
  const readers = await startReaders('niced');
  const [rest, flooded]: [Waits, Waits] = [
    { press: [], save: [] },
    { press: [], save: [] },
  ];
  const served: Served[] = [];
  try {
    // The first only warms up.
    await work(office, { press: [], save: [] });
    for (let round = 0; round < runs; round += 1) {
      await work(office, rest);
      const flood = readers.flood({ ...portal, connections, rate });
      await work(office, flooded);
      served.push(await flood.end());
    }
  } finally {
    await readers.stop();
  }
  return [
    line('flood, press a button until the card changed, p95', rest.press, flooded.press),
    line('flood, save a row in the panel, p95', rest.save, flooded.save),
    ...shares(served),
  ];
}

async function work(office: Office, waits: Waits): Promise<void> {
  for (let at = 0; at < commands; at += 1) {
    for (const what of ['press', 'save'] as const) {
      const start = performance.now();
      await office[what]();
      waits[what].push(performance.now() - start);
    }
  }
}

function line(goal: string, rest: number[], flooded: number[]): Line {
  const [ours, peers] = [p95(flooded), p95(rest)];
  return { goal, unit: 'ms', ours, peer: 'the same at rest', peers, ratio: ours / peers, bound: 2 };
}

const p95 = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1]!;

// What became of the flood: one that was not asked, or answered by nothing but 503, disturbs nobody.
function shares(served: Served[]): Line[] {
  const sum = (of: (each: Served) => number) => served.reduce((all, each) => all + of(each), 0);
  const asked = sum(({ ms }) => (ms / 1000) * rate);
  const answers = sum((each) => each.answers);
  const pages = sum(({ statuses }) => statuses['200'] ?? 0);
  const share = (goal: string, ours: number): Line => {
    return { goal, unit: '×', ours, peer: 'all', peers: 1, ratio: ours, bound: null };
  };
  return [
    share(`flood, requests made of ${rate} a second`, answers / asked),
    share('flood, of them answered with their page', pages / answers),
  ];
}
