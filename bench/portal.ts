import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../portal/database.ts';
import { searchResults } from '../portal/search.ts';
import { freePort, startPostgres } from '../simulator/embedded-postgres.ts';
import { startReaders, startServer } from './children.ts';
import { type Line, lineOf, type Options } from './harness.ts';
import type { Answers } from './portal-process.ts';
import { plantCopies, type Planted } from './published.ts';
import { accepted, askFor, type Served } from './readers.ts';

const usualSize = 100_000;
const windowMs = 2000;
const connections = 16;
const languages = ['lang=zh-CN', 'lang=en'];

/**
 * Pages of the portal among many published copies, in both languages and mixed, beside an Express handler that
 * does nothing but send the same bytes: out of the cache as it runs, and with every page made anew. And how
 * long a search takes that nobody asked before.
 */
export async function benchPortal({ size, runs }: Options): Promise<Line[]> {
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-bench-'));
  await chmod(directory, 0o755);
  const postgres = await startPostgres(path.join(directory, 'data'));
  const role = (name: string) => postgres.url.replace(/\/\/[^@]*@/, `//${name}:${name}@`);
  const stops: (() => Promise<unknown>)[] = [];
  try {
    await migrate({ owner: postgres.url, office: role('office'), portal: role('portal') });
    const copies = size ?? usualSize;
    const planted = await plant(postgres.url, copies);
    const warm = await startPortal(role('portal'));
    stops.push(warm.stop);
    const { asks, answers } = await pagesOf(planted, warm.port);
    const bytes = path.join(directory, 'answers.json');
    await writeFile(bytes, JSON.stringify(answers));
    const bare = await startServer('portal-process.ts', ['bare', bytes]);
    stops.push(bare.stop);
    const cold = await startServer('portal-process.ts', ['cold', role('portal')]);
    stops.push(cold.stop);
    const ports = { warm: warm.port, bare: bare.port, cold: cold.port };
    return [...(await rates(ports, asks, runs)), await searches(role('portal'), copies, runs)];
  } finally {
    await Promise.all(stops.map((stop) => stop()));
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function plant(url: string, size: number): Promise<Planted> {
  const client = new pg.Client(url);
  await client.connect();
  const planted = await plantCopies(client, size);
  await client.end();
  return planted;
}

/** The portal's own process, as it runs for the public. */
async function startPortal(databaseUrl: string) {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'portal/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORTAL_DATABASE_URL: databaseUrl,
      PORTAL_PORT: String(port),
      PORTAL_URL: 'http://portal.bench',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  child.stdout!.resume();
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { port, stop };
}

/** What people open: mostly results, subjects and lists, then draws and what explains them. */
export function pathsOf({ results, draws, codes }: Planted): string[] {
  const some = (all: string[], count: number) =>
    Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
  return [
    '/',
    '/results',
    '/results?page=2',
    '/draws',
    '/corrections',
    '/tasks',
    '/how-to-verify',
    '/data',
    ...words.map((word) => `/results?q=${encodeURIComponent(word)}`),
    '/results?finding=rectification',
    '/results?from=2024-03-01&to=2024-03-31',
    ...some(results, 40).map((ref) => `/results/${ref}`),
    ...some(codes, 20).map((code) => `/subjects/${code}`),
    ...some(draws, 10).map((id) => `/draws/${id}`),
  ];
}

const words = ['悦来宾馆', '网吧', '91370322MA00', '田镇 典当'];

async function pagesOf(planted: Planted, port: number) {
  const answers: Answers = {};
  const kinds: [url: string, cookie: string][] = [];
  for (const url of pathsOf(planted)) {
    for (const cookie of languages) {
      answers[`${cookie} ${url}`] = await answerTo(`http://127.0.0.1:${port}${url}`, cookie);
      kinds.push([url, cookie]);
    }
  }
  // In an order that mixes them, each round the same, and from so many addresses that none asks for too much.
  const asks = Array.from({ length: kinds.length * 53 }, (_, at) => {
    const [url, cookie] = kinds[(at * 37) % kinds.length]!;
    return askFor(url, cookie, at);
  });
  return { answers, asks };
}

// Not by fetch, which unpacks what it is sent.
async function answerTo(url: string, cookie: string): Promise<Answers[string]> {
  const asked = http.get(url, { headers: { cookie, 'accept-encoding': accepted } });
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
  const bytes = await buffer(answer);
  return { bytes: bytes.toString('base64'), coding: answer.headers['content-encoding']! };
}

type Ports = Record<'warm' | 'bare' | 'cold', number>;

async function rates(ports: Ports, asks: string[], runs: number): Promise<Line[]> {
  const readers = await startReaders('usual');
  const times: Record<keyof Ports, number[]> = { warm: [], bare: [], cold: [] };
  try {
    // The first round only warms up.
    for (let round = -1; round < runs; round += 1) {
      for (const name of ['bare', 'warm', 'cold'] as const) {
        const served = await readers.read({ port: ports[name], asks, connections, ms: windowMs });
        expectAll(served, name);
        if (round >= 0) times[name].push(served.ms / served.answers);
      }
    }
  } finally {
    await readers.stop();
  }
  const peer = 'bare Express, the same bytes';
  const line = (goal: string, bound: number | null, ours: number[]) =>
    lineOf({ goal, peer, bound }, ours, times.bare);
  // At no less than 0.4 of its rate a page takes no more than 2.5 of its time.
  return [
    line('portal, a page out of the cache', 1 / 0.4, times.warm),
    line('portal, a page made anew', null, times.cold),
  ];
}

function expectAll({ answers, statuses }: Served, name: string): void {
  if (answers > 0 && statuses['200'] === answers) return;
  throw new Error(`${name} answered ${JSON.stringify(statuses)}`);
}

const sought = [
  '',
  '宾馆',
  '高',
  '高青县',
  '悦来宾馆',
  '91370322MA',
  '000012-0002',
  '典当 花沟',
  '无',
];

async function searches(databaseUrl: string, copies: number, runs: number): Promise<Line> {
  const database = openDatabase(databaseUrl);
  const times: number[] = [];
  for (let round = -1; round < runs; round += 1) {
    for (const [at, q] of sought.entries()) {
      const query = { q, finding: '', from: '', to: '', limit: 20, offset: 0 };
      const start = performance.now();
      await searchResults(database, query);
      const took = performance.now() - start;
      if (round >= 0) times[at] = Math.max(times[at] ?? 0, took);
    }
  }
  await database.end();
  const slowest = Math.max(...times);
  const goal = `portal, slowest search of ${sought.length} among ${copies.toLocaleString('en')}`;
  return {
    goal,
    unit: 'ms',
    ours: slowest,
    peer: 'a second',
    peers: 1000,
    ratio: slowest / 1000,
    bound: 1,
  };
}
