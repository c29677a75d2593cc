import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFlag } from '../../usecases/flag/add.ts';
import { beginImport, receiveImport, storeFile } from '../../usecases/registry/import/receive.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, furnish, monday, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { upload } from '../support/import.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers } from '../support/look.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let county: County;
let browser: Browser;
let pages: [name: string, at: string, words: string][];

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** An import whose file is here and waits for a worker. */
async function waiting(bytes: Buffer): Promise<string> {
  const given = { kind: 'subjects' as const, unitId: county.units['GQGA']!, fileName: '名录.xlsx' };
  const { jobId } = await beginImport(await county.by('admin'), given, monday);
  async function* content() {
    yield bytes;
  }
  const stored = await storeFile(jobId, content(), bytes.length);
  await receiveImport(await county.by('admin'), { jobId, ...stored }, monday);
  return jobId;
}

/** One subject of the file has a grade that was raised by hand: the file does not take it back. */
async function flagged(): Promise<void> {
  const [subject] = await sql(
    `select id from subject where grade = 'B' and status = '存续' order by uscc limit 1`,
  );
  const words = { source: '信用中国', reason: '发生案件', evidence: '' };
  const mark = { kind: 'grade' as const, value: 'C', startsOn: '2026-09-01' };
  await addFlag(await county.by('admin'), { subjectId: subject!['id'], ...mark, ...words }, monday);
}

describe.skipIf(!hasBrowser)('the pages of imports in a browser', () => {
  beforeAll(async () => {
    county = await plant(database);
    await furnish(county, sql);
    const bytes = await readFile('samples/gaoqing/subjects.xlsx');
    await sql(
      `update subject set grade = 'C', scale = '小' where grade = 'A' and uscc like '9137%'`,
    );
    await flagged();
    const preview = await upload(county, { kind: 'subjects', fileName: '名录.xlsx', bytes });
    const text = Buffer.from('台账\n商户,编号,情况\n映射旅馆,92370322LNU0YPAMDR,存续\n');
    const unmapped = await upload(county, { kind: 'subjects', fileName: '台账.csv', bytes: text });
    pages = [
      ['list', '/desk/import', '导入记录'],
      ['waiting', `/desk/import/${await waiting(bytes)}`, '已读取'],
      ['unmapped', `/desk/import/${unmapped}`, '指定各列的含义'],
      ['preview', `/desk/import/${preview}`, '保留标记值 1'],
    ];
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each([1440, 390])(
    'read well and keep nobody out, %i px wide',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const client = await panel.signIn('admin');
      const [name, value] = client.cookie()!.split('=');
      await context.addCookies([{ name: name!, value: value!, url: panel.origin() }]);
      const page = await context.newPage();
      for (const [title, at, words] of pages) {
        await page.goto(panel.origin() + at);
        expect(await page.textContent('main'), title).toContain(words);
        expect(await overflow(page), title).toBeLessThanOrEqual(0);
        expect(await barriers(page), title).toEqual([]);
        if (!shots) continue;
        await mkdir(shots, { recursive: true });
        await page.screenshot({ path: path.join(shots, `${title}-${width}.png`) });
      }
      await context.close();
    },
    120_000,
  );
});
