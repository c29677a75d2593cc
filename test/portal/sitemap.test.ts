import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { resultOf } from './bodies.ts';
import { english, publishSample, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
const results = 4990;

const locationsIn = (text: string) =>
  [...text.matchAll(/<loc>http:\/\/portal\.test([^<]+)<\/loc>/g)].map(([, path]) => path!);

beforeAll(async () => {
  await publishSample(sql);
  await sql(
    `insert into public_notice (id, kind, ref, number, title, body, body_hash, published_at)
     select gen_random_uuid(), 'result', 'GQGA-2025-' || g, 1, '检查结果', $1, md5(g::text) || md5(g::text),
       timestamptz '2025-01-01 00:00Z' + g * interval '1 minute' from generate_series(1, $2::int) g`,
    [JSON.stringify(resultOf({ name: '高青县老店', uscc: '91370322MA3C0A9999' })), results],
  );
});

describe('the site map of more pages than one file holds', () => {
  it('is an index of files that together name every page once', async () => {
    const index = await get('/sitemap.xml');
    expect(index.text).toContain('<sitemapindex');
    const files = locationsIn(index.text);
    expect(files).toEqual(['/sitemaps/1.xml', '/sitemaps/2.xml']);
    const maps = await Promise.all(files.map(async (file) => locationsIn((await get(file)).text)));
    const all = maps.flat();
    expect(new Set(all).size).toBe(all.length);
    for (let at = 1; at <= results; at += 1) expect(all).toContain(`/results/GQGA-2025-${at}`);
    for (const path of ['/', '/draws', '/subjects/91370322MA3C0A9999', '/items/GQGA/2']) {
      expect(all).toContain(path);
    }
    // What is new comes last: the files before stay as they are.
    expect(maps[0]).toContain('/results/GQGA-2025-1');
    expect(maps[1]).toContain('/results/GQGA-2026-000012-0002');
    expect((await get('/sitemaps/1.xml', english)).text).toBe((await get('/sitemaps/1.xml')).text);
  });

  it.each(['0', '3', '01', '-1', 'x', '1e3', '9999999'])('has no file %s', async (number) => {
    expect((await get(`/sitemaps/${number}.xml`)).status).toBe(404);
  });
});
