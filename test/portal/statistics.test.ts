import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { english, publishSample, textOf, usePortal } from './published.ts';

const database = useDatabase();
const { get } = usePortal(database);

beforeAll(() => publishSample(database.sql));

const json = async (path: string) => JSON.parse((await get(path)).text);
const csv = async (path: string) => parse((await get(path)).text, { bom: true }) as string[][];

const sets = {
  statistics: '/statistics/GQGA-2026/1',
  results: '/data/results/2026',
  draws: '/data/draws/2026',
  corrections: '/data/corrections/2026',
  tasks: '/data/tasks/2026',
} as const;

describe('public statistics', () => {
  it('R-195 show each indicator with its counts, month by month and unit by unit, in both languages', async () => {
    const page = await get('/statistics');
    const text = textOf(page.text);
    expect(text).toContain('按期公示率');
    expect(text).toMatch(/90% 18 20/);
    // Nothing to count is a dash, not nought.
    expect(text).toMatch(/作废率[^–]*– 0 0/);
    expect(text).toContain('网络安全保卫大队');
    expect(page.text.match(/class="months"/g)).toHaveLength(8);
    const other = textOf((await get('/statistics/GQGA-2026', english)).text);
    expect(other).toContain('Disclosed in time');
    expect((await get('/statistics/GQGA-2025')).status).toBe(404);
    expect((await get('/statistics/GQGA-2026/9')).status).toBe(404);
    expect((await get('/statistics/GQGA-2026/9.csv')).status).toBe(404);
    expect((await get('/data/results/20x6.csv')).status).toBe(404);
  });

  it.each(Object.entries(sets))(
    'the file of %s keeps to its documented schema',
    async (set, path) => {
      const schema = await json(`/data/${set}.schema.json`);
      const file = await json(`${path}.json`);
      expect(file.rows.length).toBeGreaterThan(0);
      const validate = new Ajv2020().compile(schema);
      expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
      const [names, ...rows] = await csv(`${path}.csv`);
      expect(names).toEqual(schema.properties.rows.items.required);
      expect(rows).toHaveLength(file.rows.length);
      const page = textOf((await get('/data')).text);
      for (const name of names!) expect(page).toContain(name);
    },
  );

  it('R-165 the file of figures says how many count by a corrected finding', async () => {
    const { rows } = await json('/statistics/GQGA-2026/1.json');
    const of = (indicator: string) =>
      rows.filter((row: { indicator: string }) => row.indicator === indicator);
    expect(of('problem-rate').map((row: { corrected: number }) => row.corrected)).toEqual(
      Array.from({ length: 11 }, () => 2),
    );
    expect(of('coverage')[0].corrected).toBe(0);
    const [names, first] = await csv('/statistics/GQGA-2026/1.csv');
    expect(names!.at(-1)).toBe('corrected');
    expect(first!.at(-1)).toBe('0');
  });

  it('no cell of a file runs as a formula', async () => {
    const rows = await csv('/statistics/GQGA-2026/1.csv');
    expect(rows.map(([, unit]) => unit)).toContain("'=治安管理大队");
  });

  it('R-165 the file of results has the newest version, with what was corrected', async () => {
    const { rows } = await json('/data/results/2026.json');
    const corrected = rows.filter(({ inspection }: { inspection: string }) =>
      inspection.endsWith('-0002'),
    );
    expect(corrected).toHaveLength(1);
    expect(corrected[0]).toMatchObject({ version: 2, correction: expect.stringContaining('更正') });
  });

  it('are in feed, site map and menu', async () => {
    expect((await get('/feed.xml')).text).toContain('/statistics/GQGA-2026/1');
    expect((await get('/sitemap.xml')).text).toContain('/statistics');
    expect((await get('/')).text).toContain('href="/statistics"');
  });
});
