import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../db/queries/actor.ts';
import { system } from '../../domain/actor.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, drawAndDispatch, furnish, monday, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
const words = '{"words":["抽查任务"]}';
const card = createHash('sha256').update(words).digest('hex');
let county: County;
let planner: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  const { taskId } = await setUp(county, sql);
  await sql(`update task set name = '=HYPERLINK("机动车")' where id = $1`, [taskId]);
  await drawAndDispatch(county, taskId);
  const { drawId } = await matchTeams(await county.by('planner'), { taskId }, monday);
  await seatTeams(commandOf(system, 'system'), { drawId }, monday);
  planner = await panel.signIn('planner');
}, 120_000);

type Report = {
  schema: string;
  sentences: string[];
  figures: object[];
  months: object[];
  units: object[];
};

const page = async (client: Client, at: string) => (await client.get(at)).text();
const plain = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('supervision', () => {
  test('R-195 the board shows each indicator as counts of the trail, and the files say the same', async () => {
    const [counts] = await sql(`select count(*)::int as seats from seat where active`);
    const shown = plain(await page(planner, '/desk/kpi?year=2026'));
    expect(shown).toContain('更换率');
    expect(shown).toContain(`0% 0 ${counts!['seats']}`);
    const file = await planner.get('/desk/kpi.json?year=2026');
    const { figures, schema } = (await file.json()) as { figures: object[]; schema: string };
    expect(schema).toBe('yaohao/figures/1');
    expect(figures).toContainEqual({ key: 'substitution-rate', has: 0, of: counts!['seats'] });
    expect(figures).toContainEqual({ key: 'joint-share', has: 0, of: 1 });
    expect(figures).toContainEqual({ key: 'void-rate', has: 0, of: 1 });
    const csv = await (await planner.get('/desk/kpi.csv?year=2026')).text();
    expect(csv).toMatch(/"2026-09","void-rate","作废率","0","1","0\.0000"/);
  });

  test('R-195 the report of a year has its charts by month, to print, and files that say the same', async () => {
    const shown = await page(planner, '/desk/kpi/report?year=2026');
    const measured = new Set(
      [...shown.matchAll(/<svg\s+class="chart"[^]*?aria-label="([^"]+)"/g)].map(([, name]) => name),
    );
    expect(measured).toContain('更换率');
    const [months] = shown.match(/<svg\s+class="chart"[^]*?<\/svg>/) ?? [''];
    expect(months!.match(/<rect/g)).toHaveLength(9);
    for (const format of ['csv', 'json']) expect(shown).toContain(`/desk/kpi/report.${format}?`);

    const file = await planner.get('/desk/kpi/report.json?year=2026');
    expect(file.headers.get('content-disposition')).toContain('report-2026.json');
    const report = (await file.json()) as Report;
    expect(report.schema).toBe('yaohao/year-report/1');
    expect(report.months).toHaveLength(9);
    expect(report.figures).toHaveLength(measured.size);
    for (const words of report.sentences) expect(plain(shown)).toContain(words);
    const csv = await (await planner.get('/desk/kpi/report.csv?year=2026')).text();
    expect(csv).toMatch(/"2026-09","void-rate","作废率","0","1","0\.0000","0"/);
    const rows = report.units.length > 1 ? report.units.length : 1;
    expect(csv.trim().split('\n')).toHaveLength(1 + measured.size * (1 + 9 + rows - 1));
  });

  test('R-195 a quarter before any draw has nothing to count, and says so', async () => {
    const file = await planner.get('/desk/kpi.json?year=2026&period=q1');
    const { figures, through } = (await file.json()) as {
      figures: { of: number }[];
      through: string;
    };
    expect(through).toBe('2026-03-31');
    expect(figures.filter(({ of }) => of > 0)).toEqual([]);
    expect(plain(await page(planner, '/desk/kpi?year=2026&period=q1'))).toContain('更换率');
  });

  test('R-192 there is no field into which a figure could be typed, and who reads no task sees none', async () => {
    const shown = await page(planner, '/desk/kpi');
    // Whoever publishes them says which year, and that they looked; no figure.
    const fields = shown.split('<main')[1]!.match(/<(?:input|textarea)[^>]*>/g) ?? [];
    expect(fields.filter((field) => !/type="(?:hidden|checkbox)"/.test(field))).toEqual([]);
    const named = fields.map((field) => /name="([^"]*)"/.exec(field)![1]);
    expect(named).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/rate|share|coverage|completion|on-time/)]),
    );
    expect((await planner.post('/desk/kpi', { 'plan-completion': '100' })).status).toBe(404);
    const witness = await panel.signIn('witness-a');
    for (const at of [
      '/desk/kpi',
      '/desk/kpi.csv',
      '/desk/kpi/report.csv',
      '/desk/ledger',
      '/desk/deadline-board',
    ]) {
      expect((await witness.get(at)).status, at).toBe(403);
    }
  });

  test('R-195 the ledger has a line for each task, and no cell of its file runs as a formula', async () => {
    const shown = plain(await page(planner, '/desk/ledger?year=2026'));
    expect(shown).toMatch(/GQGA-2026-000001/);
    const csv = await (await planner.get('/desk/ledger/2026.csv')).text();
    expect(csv).toContain(`"'=HYPERLINK(""机动车"")"`);
    expect((await planner.get('/desk/ledger/abc.csv')).status).toBe(404);
    expect(plain(await page(planner, '/desk/ledger?year=2031'))).toContain('本年度还没有任务');
  });

  test('R-155 the calendar of deadlines marks official days off and made-up days', async () => {
    const october = plain(await page(planner, '/desk/deadline-board?month=2026-10'));
    // 国庆 2026: off from 1 to 7 October; Saturday 10 October is worked.
    expect(october).toMatch(/ 1 休 2 休/);
    expect(october).toMatch(/ 10 班/);
    const [{ count }] = (await sql(
      `select count(*)::int as count from inspection where state in ('assigned', 'accepted')`,
    )) as [{ count: number }];
    expect(count).toBeGreaterThan(0);
    expect(october).toContain(`31 ${count} 项`);
  });

  test('R-190 the trail tells the card that was pressed, what changed, and the seal that covers it', async () => {
    const [seat] = await sql('select inspection_id, inspector_id from seat where active limit 1');
    await sql(
      `insert into shown_card (hash, body, kind, locale, about_type, about_id, about_version, shown_at)
       values ($1, $2, 'inspection', 'zh-CN', 'inspection', $3, 1, now())`,
      [card, words, seat!['inspection_id']],
    );
    const actor = await actorOf(seat!['inspector_id'], '2026-09-14');
    const command = { ...commandOf(actor, 'telegram'), cardHash: card };
    await acceptInspection(command, { inspectionId: seat!['inspection_id'] }, monday);
    const [event] = await sql(`select id from event where type = 'inspection.accepted'`);
    await sql(`insert into event_seal (seq, event_id, leaf, sealed_at) values (1, $1, $2, now())`, [
      event!['id'],
      'a'.repeat(64),
    ]);
    const approver = await panel.signIn('approver');
    const shown = await page(approver, '/desk/trail?type=inspection&from=2026-09-14&to=2026-09-14');
    expect(plain(shown)).toContain('已封存，第 1 条，等待签名');
    expect(shown).toContain(`/desk/trail/cards/${card}`);
    expect(plain(await page(approver, `/desk/trail/cards/${card}`))).toContain('抽查任务');
    expect((await approver.get(`/desk/trail/cards/${'d'.repeat(64)}`)).status).toBe(404);
    const none = await page(approver, '/desk/trail?type=inspection&to=2026-09-13');
    expect(plain(none)).toContain('没有符合条件的记录');
    const csv = await (await approver.get('/desk/trail.csv?type=inspection')).text();
    expect(csv).toContain('inspection.accepted');
    expect((await planner.get('/desk/trail.csv')).status).toBe(403);
  });
});

describe.skipIf(!hasBrowser)('the pages of supervision, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  test.each(['zh-CN', 'en'] as const)(
    'shut nobody out and stay within the width of a phone, in %s',
    async (locale) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
      const shown = await context.newPage();
      await shown.goto(`${panel.origin()}/sign-in`);
      await shown.fill('#login', 'approver');
      await shown.fill('#password', 'yaohao-demo');
      await shown.click('button.primary');
      await shown.waitForURL('**/desk');
      await inLanguage(shown, locale);
      for (const [name, at] of Object.entries({
        kpi: '/desk/kpi?year=2026',
        report: '/desk/kpi/report?year=2026',
        ledger: '/desk/ledger?year=2026',
        deadlines: '/desk/deadline-board?month=2026-10',
        trail: '/desk/trail',
      })) {
        await shown.goto(panel.origin() + at);
        for (const width of [390, 1440]) {
          await shown.setViewportSize({ width, height: 900 });
          await shoot(shown, `f-${name}-${locale}-${width}`);
          const wide = await shown.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${at} ${width}`).toBeLessThanOrEqual(width);
        }
        expect(await barriers(shown), at).toEqual([]);
      }
      await context.close();
    },
    120_000,
  );
});

async function inLanguage(shown: Page, locale: 'zh-CN' | 'en') {
  const name = { 'zh-CN': '简体中文', en: 'English' }[locale];
  const button = shown.getByRole('button', { name });
  if (await button.isVisible()) await button.click();
}

async function barriers(shown: Page): Promise<string[]> {
  await shown.evaluate(axe.source);
  const { violations } = await shown.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
type Violation = { id: string; nodes: { html: string }[] };

async function shoot(shown: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await shown.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}
