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
import { type TextKey, translateAny } from '../../locales/translate.ts';
import { actorOf } from '../../db/queries/actor.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, drawAndDispatch, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers, ofColour } from '../support/look.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let county: County;
let taskId: string;
let nextTaskId: string;
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
    ({ taskId: nextTaskId } = await setUp(county, sql));
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(['zh-CN', 'en'] as const)(
    'asks nothing of any other origin and shuts nobody out, in %s',
    async (locale) => {
      const page = await watched(
        await browser.newContext({ viewport: { width: 1440, height: 900 }, locale }),
      );
      await page.goto(`${panel.origin()}/sign-in`);
      await shoot(page, `sign-in-${locale}`);
      for (const login of ['admin', 'planner', 'approver'] as const) {
        if (locale === 'en') {
          await page.getByRole('button', { name: 'English' }).click();
          await page.getByRole('button', { name: '简体中文' }).waitFor();
        }
        await signIn(page, login);
        for (const [name, at, words] of await pagesOf(login)) {
          await page.goto(panel.origin() + at);
          await page.getByText(words[locale]).first().waitFor();
          await shoot(page, `${name}-${login}-${locale}`);
          expect(await barriers(page), at).toEqual([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          expect(await barriers(page, ofColour), `${at} dark`).toEqual([]);
          await page.emulateMedia({ colorScheme: 'light' });
        }
        await page.getByRole('button', { name: /^(退出|Sign out)$/ }).click();
        await page.waitForURL('**/sign-in');
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  test('every table shows its rows and one of them, names no maker and asks no other origin', async () => {
    const page = await watched(
      await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    );
    await page.goto(`${panel.origin()}/sign-in`);
    await signIn(page, 'admin');
    for (const { id } of tables) {
      await page.goto(`${panel.origin()}/tables/resources/${id}`);
      const label = translateAny('zh-CN', `table.${id}` as TextKey);
      await page.getByRole('heading', { name: label }).first().waitFor();
      await page.locator('table tbody tr').or(page.getByText('还没有记录')).first().waitFor();
      const words = await page.locator('body').innerText();
      expect(words, id).not.toMatch(/AdminJS|SoftwareBrothers|中国人|made with|field\.|table\./i);
      await shoot(page, `table-${id}`);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('a row of a table on a phone shows every value with the name of its column', async () => {
    const page = await watched(await browser.newContext({ viewport: { width: 390, height: 844 } }));
    await page.goto(`${panel.origin()}/sign-in`);
    await signIn(page, 'admin');
    await page.goto(`${panel.origin()}/tables/resources/subject`);
    const row = page.locator('tr[data-id]').first();
    await row.waitFor();
    const seen = await row
      .locator('td[data-property-name]:visible')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen[0]).toBe('"名称"');
    for (const label of seen) expect(label).toMatch(/^".*[\u4e00-\u9fff]/);
    await shoot(page, 'table-subject-phone');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('a subject is amended in the browser, with a reason', async () => {
    const page = await watched(
      await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    );
    await page.goto(`${panel.origin()}/sign-in`);
    await signIn(page, 'admin');
    const [subject] = await sql(`select id from subject where grade = '' order by uscc limit 1`);
    await page.goto(`${panel.origin()}/tables/resources/subject/records/${subject!['id']}/edit`);
    await page.locator('input#name').waitFor();
    await shoot(page, 'edit-subject');
    await page.locator('input#scale').fill('大型');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('填写有误：理由').first().waitFor();
    await shoot(page, 'edit-subject-refused');
    await page.locator('textarea#reason').fill('年度评级');
    await page.getByRole('button', { name: '保存' }).click();
    await page.waitForURL('**/show**');
    await page.getByText('已保存，变更已留痕').first().waitFor();
    const [saved] = await sql('select scale, version from subject where id = $1', [subject!['id']]);
    expect(saved).toEqual({ scale: '大型', version: 2 });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});

const complaints: string[] = [];

async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(panel.origin()) && !url.startsWith('data:')) complaints.push(url);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A page that somebody may not see answers 403, which Chromium calls an error.
    const expected = message.location().url.endsWith('/desk/import');
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
  });
  return page;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', 'yaohao-demo');
  await page.click('button.primary');
  await page.waitForURL('**/desk');
}

type Words = Record<'zh-CN' | 'en', string>;

async function pagesOf(
  login: 'admin' | 'planner' | 'approver',
): Promise<[string, string, Words][]> {
  const both = (key: TextKey): Words => ({
    'zh-CN': translateAny('zh-CN', key),
    en: translateAny('en', key),
  });
  const same = (words: string): Words => ({ 'zh-CN': words, en: words });
  const [{ id: importId }] = (await sql(`select id from import_job where kind = 'subjects'`)) as [
    { id: string },
  ];
  const pages: Record<typeof login, [string, string, Words][]> = {
    admin: [
      ['start', '/desk', both('panel.start.waiting')],
      ['lists', '/desk/lists', same('GQGA-003')],
      ['import', '/desk/import', both('panel.import.submit')],
      ['batch', `/desk/import/${importId}`, both('panel.import.refused')],
      ['trail', '/desk/trail', same('周敏')],
    ],
    planner: [
      ['start', '/desk', both('panel.next.freeze')],
      ['tasks', '/desk/tasks', same('机动车修理业秋季抽查')],
      ['task-form', '/desk/tasks/new', both('panel.task-form.submit')],
      ['task', `/desk/tasks/${taskId}`, both('panel.phase.inspect')],
      ['task-next', `/desk/tasks/${nextTaskId}`, both('panel.press.freeze')],
    ],
    approver: [
      ['start', '/desk', both('about.recusal')],
      ['requests', '/desk/requests', both('verdict.approve')],
      ['refused', '/desk/import', both('panel.refused')],
    ],
  };
  return pages[login];
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
}
