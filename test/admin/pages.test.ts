import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../admin/resources.ts';
import { system } from '../../domain/actor.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, drawAndDispatch, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let county: County;
let taskId: string;
let browser: Browser;

describe.skipIf(!hasBrowser)('every page in a browser', () => {
  beforeAll(async () => {
    county = await plant(database);
    await furnish(county, sql);
    ({ taskId } = await setUp(county, sql));
    await drawAndDispatch(county, taskId);
    const { drawId } = await matchTeams(await county.by('planner'), { taskId }, monday);
    await seatTeams(commandOf(system, 'system'), { drawId }, monday);
    const [seat] = await sql(
      'select inspection_id, inspector_id from seat where active order by inspection_id, number limit 1',
    );
    const asker = commandOf(await actorOf(seat!['inspector_id'], '2026-09-14'), 'web');
    const request = { inspectionId: seat!['inspection_id'], ground: 'kinship' as const };
    await requestRecusal(asker, request, monday);
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test('asks nothing of any other origin, and names its own maker only', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await watched(context);
    await page.goto(`${panel.origin()}/sign-in`);
    await shoot(page, 'sign-in');
    await signIn(page, 'admin');
    for (const [name, at, words] of pagesOf(taskId)) {
      await page.goto(panel.origin() + at);
      await page.getByText(words, { exact: false }).first().waitFor();
      await shoot(page, name);
    }
    for (const table of tables.filter(({ id }) => id === 'subject')) {
      await page.goto(`${panel.origin()}/tables/resources/${table.id}`);
      await page.locator('table tbody tr').first().waitFor();
      await shoot(page, `table-${table.id}`);
      await page.locator('table tbody tr').first().click();
    }
    expect(elsewhere).toEqual([]);
    await context.close();
  }, 120_000);
});

const elsewhere: string[] = [];

async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(panel.origin()) && !url.startsWith('data:')) elsewhere.push(url);
  });
  page.on('pageerror', (error) => elsewhere.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') elsewhere.push(`console: ${message.text()}`);
  });
  return page;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', 'yaohao-demo');
  await page.click('button.primary');
  await page.waitForURL('**/desk');
}

const pagesOf = (id: string): [string, string, string][] => [
  ['start', '/desk', '待我办理'],
  ['lists', '/desk/lists', 'GQGA-003'],
  ['import', '/desk/import', '导入名录'],
  ['trail', '/desk/trail', '设置了任务'],
];

async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
}
