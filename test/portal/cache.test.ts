import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portal } from '../../portal/app.ts';
import { openDatabase, openIntake } from '../../portal/database.ts';
import { listenForNews } from '../../portal/news.ts';
import { keptOf } from '../../portal/kept.ts';
import { type Made, pageCache } from '../../portal/page-cache.ts';
import { useDatabase } from '../support/database.ts';
import { resultOf } from './bodies.ts';
import { ids, publish, publishSample, siteUrl } from './published.ts';

const page = (text: string): Promise<Made> => Promise.resolve(keptOf(text, 'html'));
const textIn = (made: Made) => (made && 'bytes' in made ? made.bytes.toString() : undefined);

describe('the cache of pages', () => {
  it('never answers with what was made before the last news', async () => {
    const step = fc.oneof(
      fc.record({ ask: fc.constantFrom('a', 'b', 'c'), slow: fc.boolean() }),
      fc.constantFrom('news' as const, 'finish' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const cache = pageCache();
        cache.hear(true);
        let edition = 0;
        let waiting: (() => void)[] = [];
        const asked: Promise<void>[] = [];
        const finish = () => {
          for (const go of waiting.splice(0)) go();
        };
        for (const each of steps) {
          if (each === 'finish') finish();
          else if (each === 'news') {
            edition += 1;
            cache.forget();
          } else {
            const since = edition;
            const make = async () => {
              const text = String(edition);
              if (each.slow) await new Promise<void>((go) => waiting.push(go));
              return keptOf(text, 'html');
            };
            const answer = cache.get(each.ask, make);
            asked.push(
              answer.then((made) => expect(Number(textIn(made))).toBeGreaterThanOrEqual(since)),
            );
          }
          await Promise.resolve();
        }
        finish();
        await Promise.all(asked);
      }),
      { seed: 20260914, numRuns: 200 },
    );
  });

  it('makes a page once for all who ask at the same time, and anew after its age', async () => {
    let now = 0;
    let made = 0;
    const cache = pageCache({ bytes: 1000, ageMs: 10 }, () => now);
    cache.hear(true);
    const make = () => page(`page ${(made += 1)}`);
    const all = await Promise.all([1, 2, 3].map(() => cache.get('a', make)));
    expect(all.map(textIn)).toEqual(['page 1', 'page 1', 'page 1']);
    now = 9;
    expect(cache.find('a')).toBeDefined();
    now = 10;
    expect(cache.find('a')).toBeUndefined();
    expect(textIn(await cache.get('a', make))).toBe('page 2');
  });

  it('lets the oldest go when its memory is full, and keeps no failure and no way elsewhere', async () => {
    const cache = pageCache({ bytes: 25, ageMs: 1000 });
    cache.hear(true);
    for (const key of ['a', 'b', 'c']) await cache.get(key, () => page('0123456789'));
    expect(['a', 'b', 'c'].map((key) => cache.find(key) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    await expect(cache.get('d', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    await cache.get('e', () => Promise.resolve({ to: '/' }));
    await cache.get('f', () => Promise.resolve(undefined));
    expect(cache.size).toBe(2);
    expect(textIn(await cache.get('d', () => page('up')))).toBe('up');
  });

  it('keeps nothing while no news arrive', async () => {
    const cache = pageCache();
    await cache.get('a', () => page('old'));
    expect(cache.size).toBe(0);
    cache.hear(true);
    await cache.get('a', () => page('new'));
    cache.hear(false);
    expect(cache.find('a')).toBeUndefined();
  });
});

const database = useDatabase();
const { sql } = database;

describe('the portal with its cache', () => {
  const pages = pageCache();
  let pool: pg.Pool;
  let intake: pg.Pool;
  let base: string;
  let close: () => Promise<unknown>;
  let questions = 0;
  /** Resolves when the portal has heard of the next publication. */
  let nextNews: () => Promise<void>;

  beforeAll(async () => {
    await publishSample(sql);
    await sql('delete from demo_clock');
    pool = openDatabase(database.portal);
    intake = openIntake(database.portal);
    const told: (() => void)[] = [];
    const tell = () => told.splice(0).forEach((each) => each());
    nextNews = () => new Promise((resolve) => told.push(resolve));
    const heard = nextNews();
    const news = listenForNews(database.portal, {
      ...pages,
      forget: () => {
        pages.forget();
        tell();
      },
      hear: (does) => {
        pages.hear(does);
        if (does) tell();
      },
    });
    const counted = {
      query: (...args: Parameters<pg.Pool['query']>) => {
        questions += 1;
        return pool.query(...args);
      },
      end: () => pool.end(),
    } as unknown as pg.Pool;
    const allowance = { burst: 10_000, perSecond: 1000 };
    const site = { url: siteUrl, demo: false, allowance, intake, intakeAllowance: allowance };
    const server = portal({ ...site, database: counted, pages }).listen(0);
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.close();
      server.closeAllConnections();
      return Promise.all([pool.end(), intake.end(), news.end()]);
    };
    await heard;
  });
  afterAll(() => close());

  // Not by fetch, which asks for a fresh copy as soon as it is given a tag.
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const asked = http.request(base, { path, headers, method });
    asked.end();
    const [response] = (await once(asked, 'response')) as [http.IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    return { status: response.statusCode, headers: response.headers, text };
  };
  const questionsOf = async (run: () => Promise<unknown>) => {
    const before = questions;
    await run();
    return questions - before;
  };

  it('reads the database once for a page, however often and by however many it is asked', async () => {
    const first = await get('/results?q=悦来'.replace('悦来', encodeURIComponent('悦来')));
    expect(first.text).toContain('高青县悦来宾馆');
    const again = () => get(`/results?q=${encodeURIComponent('悦来')}`);
    expect(await questionsOf(again)).toBe(0);
    expect((await again()).text).toBe(first.text);
    const many = await questionsOf(() => Promise.all([1, 2, 3, 4].map(() => get('/corrections'))));
    expect(many).toBe(2);
    expect(await questionsOf(() => get('/corrections', {}, 'HEAD'))).toBe(0);
    expect(await questionsOf(() => get('/corrections?utm_source=x&lang=zh-CN'))).toBe(0);
  });

  it('keeps each language by itself, under a strong tag that confirms', async () => {
    const zh = await get('/draws');
    const en = await get('/draws', { cookie: 'lang=en' });
    expect(zh.text).toContain('<html lang="zh-CN">');
    expect(en.text).toContain('<html lang="en">');
    expect((await get('/draws', { cookie: 'a=b; lang=en' })).text).toBe(en.text);
    const chosen = await get('/draws?lang=en');
    expect(chosen.headers['set-cookie']?.[0]).toMatch(/^lang=en/);
    expect(chosen.headers['cache-control']).toBe('private, max-age=60');
    expect((await get('/draws')).text).toBe(zh.text);
    for (const { headers } of [zh, en]) {
      expect(headers.etag).toMatch(/^"[\w-]+"$/);
      expect(headers['cache-control']).toBe('public, max-age=60');
      expect(headers.vary).toContain('Cookie');
    }
    expect(zh.headers.etag).not.toBe(en.headers.etag);
    const known = await get('/draws', { 'if-none-match': zh.headers.etag! });
    expect([known.status, known.text]).toEqual([304, '']);
    const other = { cookie: 'lang=en', 'if-none-match': zh.headers.etag! };
    expect((await get('/draws', other)).status).toBe(200);
  });

  it('R-165 shows a correction as soon as the database has told of it', async () => {
    const ref = 'GQGA-2026-000012-0001';
    const before = await get(`/results/${ref}`);
    const subject = await get('/subjects/91370322MA3C0A0001');
    const body = { ...resultOf({ note: '更正后。' }), correction: { note: '笔误。' } };
    const heard = nextNews();
    await publish(sql, { kind: 'result', ref, title: '更正', body, at: '2026-10-12T03:00:00Z' });
    await heard;
    const after = await get(`/results/${ref}`, { 'if-none-match': before.headers.etag! });
    expect(after.status).toBe(200);
    expect(after.text).toContain('更正后。');
    expect((await get('/subjects/91370322MA3C0A0001')).text).not.toBe(subject.text);
    expect((await get('/feed.xml')).text).toContain(ref);
  });

  it('keeps no form, no status and nothing with a secret, and no page that was not found', async () => {
    await get('/results');
    const size = pages.size;
    const asks = ['/objection', '/complaint', '/status', '/nowhere', `/draws/${ids.open}x`];
    for (const path of [...asks, '/objection?ref=X', '/health']) {
      for (const time of ['first', 'second']) {
        const { headers } = await get(path);
        expect(headers['cache-control'], `${path} ${time}`).toBe('no-store');
      }
    }
    const form = new URLSearchParams({ receiptNo: 'AAAA-AAAA-AAAA', secret: 'BBBB-BBBB-BBBB' });
    const status = await fetch(`${base}/status`, { method: 'POST', body: form });
    expect(status.headers.get('cache-control')).toBe('no-store');
    expect(pages.size).toBe(size);
    const marks = await Promise.all([get('/objection'), get('/objection')]);
    expect(marks[0].text).not.toBe(marks[1].text);
  });

  it('gives nobody the answer to another address, whatever its dots come to', async () => {
    const get404 = async (path: string) => expect((await get(path)).status).toBe(404);
    pages.forget();
    const asked = vi.spyOn(pages, 'get');
    for (const path of ['/results/%2e%2e', '/results/..', '/draws/.%2E']) await get404(path);
    expect((await get('/')).status).toBe(200);
    const keys = asked.mock.calls.map(([key]) => key);
    asked.mockRestore();
    expect(keys).toHaveLength(4);
    expect(keys.filter((key) => key === 'zh-CN /')).toHaveLength(1);
  });

  it('fills no memory by addresses that differ in what no page reads', async () => {
    await get('/tasks');
    const size = pages.size;
    for (let at = 0; at < 20; at += 1) await get(`/tasks?x=${at}`);
    expect(pages.size).toBe(size);
  });
});
