import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFlag } from '../../usecases/flag/add.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, drawAndDispatch, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { bySystem } from '../support/visit.ts';
import { barriers, shoot } from '../support/look.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const hub = '/desk/registry';
let county: County;
let browser: Browser;
let pages: [name: string, at: string, words: string][];

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

describe.skipIf(!hasBrowser)('the pages of the registries in a browser', () => {
  beforeAll(async () => {
    county = await plant(database);
    await furnish(county, sql);
    const { taskId } = await setUp(county, sql);
    await drawAndDispatch(county, taskId);
    const { drawId } = await matchTeams(await county.by('planner'), { taskId }, monday);
    await seatTeams(bySystem(), { drawId }, monday);
    const [visit] = await sql('select subject_id as id from inspection order by code limit 1');
    const [seat] = await sql(
      'select inspector_id as id from seat where active order by id limit 1',
    );
    const flag = { subjectId: visit!['id'], source: '治安大队', startsOn: '2026-09-14' };
    const by = await county.by('admin');
    await addFlag(by, { ...flag, kind: 'complaints', reason: '三个月内五次举报' }, monday);
    await addFlag(
      await county.by('admin'),
      { ...flag, kind: 'blacklisted', reason: '多次违规', endsOn: '2026-10-10' },
      monday,
    );
    await sql(`update subject set status = '注销', updated_at = $2 where id = $1`, [
      visit!['id'],
      monday,
    ]);
    pages = [
      ['registry', hub, '待审批的标记'],
      ['registry-found', `${hub}?q=机动车`, '检查对象'],
      ['registry-as-of', `${hub}/as-of?q=汽修`, '可抽取人员'],
      ['subject', `${hub}/subjects/${visit!['id']}`, '三个月内五次举报'],
      ['inspector', `${hub}/inspectors/${seat!['id']}`, '变更历史'],
    ];
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each([1440, 390])(
    'R-042 %i pixels wide shut nobody out and need no sideways scrolling',
    async (width) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'zh-CN',
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on(
        'console',
        (message) => message.type() === 'error' && complaints.push(message.text()),
      );
      await page.goto(`${panel.origin()}/sign-in`);
      await page.fill('#login', 'admin');
      await page.fill('#password', 'yaohao-demo');
      await page.click('button.primary');
      await page.waitForURL('**/desk');
      for (const [name, at, words] of pages) {
        await page.goto(panel.origin() + at);
        await page.getByText(words).first().waitFor();
        for (const details of await page.locator('main details').all()) {
          await details.evaluate((one) => one.setAttribute('open', ''));
        }
        await shoot(page, `${name}-${width}`);
        expect(await barriers(page), at).toEqual([]);
        expect(await overflow(page), at).toBeLessThanOrEqual(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
