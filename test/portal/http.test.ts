import { once } from 'node:events';
import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { english, paths, textOf, usePortal } from './published.ts';

const { get, base } = usePortal(useDatabase());

describe('a portal where nothing is published yet', () => {
  it.each([
    ['/', '尚未公告抽取', 'No draw has been announced yet'],
    ['/items', '尚未公布抽查事项清单', 'No item list has been published yet'],
    ['/plans', '尚未公布年度抽查计划', 'No annual plan has been published yet'],
    ['/exclusions', '还没有公布年度报告', 'No yearly report has been published yet'],
    ['/statistics', '还没有公布过统计', 'No statistics have been published yet'],
    ['/draws', '公告在摇号之前发布', 'The announcement comes before the draw'],
    ['/results', '尚未公示检查结果', 'No result has been published yet'],
  ])('says at %s what will stand there', async (path, zh, en) => {
    expect(textOf((await get(path)).text)).toContain(zh);
    expect(textOf((await get(path, english)).text)).toContain(en);
  });

  it('has an empty feed and a site map of its sections', async () => {
    expect((await get('/feed.xml')).text).not.toContain('<entry>');
    const sections = paths.filter((path) => /^\/[a-z-]*$/.test(path));
    const { text } = await get('/sitemap.xml');
    const found = [...text.matchAll(/<loc>http:\/\/portal\.test([^<]+)<\/loc>/g)];
    expect(new Set(found.map(([, path]) => path))).toEqual(
      new Set(sections.filter((path) => !/nowhere|search/.test(path))),
    );
  });
});

describe('every answer', () => {
  it.each(['/', '/nowhere', '/health', '/robots.txt'])(
    'of %s carries strict headers',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain(`default-src 'self'`);
      expect(policy).toContain(`script-src 'none'`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('is kept for a minute by language and confirmed by its tag', async () => {
    const { headers } = await get('/how-to-verify');
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    expect(headers.get('vary')).toContain('Cookie');
    // Not by fetch, which asks for a fresh copy as soon as it is given a tag.
    const asked = http.get(`${base()}/how-to-verify`, {
      headers: { 'if-none-match': headers.get('etag')!, 'accept-encoding': 'gzip, deflate' },
    });
    const [again] = (await once(asked, 'response')) as [http.IncomingMessage];
    again.resume();
    expect(again.statusCode).toBe(304);
  });

  it('keeps the style sheet for ever under the hash of its content', async () => {
    const { text } = await get('/');
    const href = /rel="stylesheet" href="([^"]+)"/.exec(text)![1]!;
    const { status, headers } = await get(href);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(href).toMatch(/^\/assets\/[0-9a-f]{16}\/portal\.css$/);
  });
});

describe('an address at which nothing was published', () => {
  it.each([
    '/nowhere',
    '/draws/NO-SUCH-DRAW',
    '/draws/NO-SUCH-DRAW.json',
    '/draws/%00',
    '/draws/%00.json',
    '/draws/%E0%A4%A',
    '/draws/NO-SUCH-DRAW/transcript.json',
    '/draws/%00/transcript.json',
    '/draws/%00/receipts/A.json',
    '/draws/NO-SUCH-DRAW/receipts?id=A',
    '/draws/NO-SUCH-DRAW/receipts/%00',
    '/results/NO-SUCH-RESULT',
    '/items/NOBODY',
    '/items/NOBODY/1',
    '/items/NOBODY/first',
    '/plans/NOBODY/99999999999999999999',
    `/notices/${'0'.repeat(64)}.json`,
    '/notices/%00.json',
    '/assets/0000000000000000/portal.css',
    '/..%2f..%2fetc/passwd',
    '//portal.test/nowhere',
  ])('%s is a calm page, never a failure', async (path) => {
    const zh = await get(path);
    expect([zh.status, textOf(zh.text)]).toEqual([
      404,
      expect.stringContaining('没有找到这个页面'),
    ]);
    const en = await get(path, english);
    expect(textOf(en.text)).toContain('This page was not found');
    expect(zh.text + en.text).not.toMatch(/Error:|node_modules|at .*\.ts:/);
    expect(zh.headers.get('cache-control')).toBe('no-store');
  });

  it('lets odd queries fall back to the plain page', async () => {
    for (const query of [
      'q=a&q=b',
      'page=-1',
      'page=1e9',
      'q=%00',
      'q=%FF',
      'finding=x',
      'q[a]=b',
    ]) {
      expect((await get(`/results?${query}`)).status, query).toBe(200);
    }
    expect((await get(`/search?q=${'长'.repeat(500)}`)).status).toBe(200);
  });
});

describe('the portal takes nothing in', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused', async (method) => {
    const response = await fetch(`${base()}/results`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('tells robots where the site map is', async () => {
    const { text, headers } = await get('/robots.txt');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain('Sitemap: http://portal.test/sitemap.xml\n');
    expect(text).not.toContain('Disallow: /\n');
  });
});
