import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type County, furnish, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { minutePasses } from '../support/minute.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let planner: Client;
let registrar: Client;

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  planner = await panel.signIn('planner');
  registrar = await panel.signIn('admin');
}, 120_000);

const read = async (client: Client, at: string) => (await client.get(at)).text();
/** Posts a form as its page shows it; answers what the next page says. */
const send = async (
  client: Client,
  { on, to, fields = {} }: { on: string; to: string; fields?: Record<string, string> },
) => {
  const answer = await client.post(to, { ...hiddenOf(await read(client, on), to), ...fields });
  const next = answer.headers.get('location')!;
  return { next, page: await read(client, next) };
};
const itemFields = {
  code: 'GQGA-020',
  name: '对废旧金属收购业的治安检查',
  subjectCategory: '废旧金属收购业',
  kind: 'general',
  method: '现场检查',
  unitName: '治安大队',
  level: '',
  basis: '《废旧金属收购业治安管理办法》',
  content: '登记、查验',
  standard: '',
  ratio: '10',
  ratioMax: '',
  frequency: '每年1次',
  disclosure: 'full',
  reason: '',
  effectiveOn: '',
};

describe('the item list at the desk', () => {
  it('R-026 R-027 R-029 an item is drafted, refused while something lacks, published, revised and retired', async () => {
    const drafted = await send(registrar, {
      on: '/desk/items/new',
      to: '/desk/items',
      fields: itemFields,
    });
    expect(drafted.page).toContain('事项草稿已保存');
    const publishing = { on: '/desk/lists', to: '/desk/lists/items' };
    const refused = await send(registrar, publishing);
    expect(refused.page).toMatch(/缺少“比例上限”.*高青县公安局 第九条.*item\.ratioMaxRequiredFor/);
    const at = drafted.next;
    await send(registrar, { on: at, to: at, fields: { ...itemFields, ratioMax: '30' } });
    expect((await send(registrar, publishing)).page).toContain('已公布 1 项');
    const revised = { ...itemFields, ratioMax: '20', reason: '办法修订' };
    const next = await send(registrar, { on: at, to: '/desk/items', fields: revised });
    expect(next.page).toContain('第 2 版');
    await send(registrar, publishing);
    const retire = { on: next.next, to: `${next.next}/retire`, fields: { reason: '办法废止' } };
    expect((await send(registrar, retire)).page).toContain('事项已停用');
    const rows = await sql(
      `select version, state from item where code = 'GQGA-020' order by version`,
    );
    expect(rows).toEqual([
      { version: 1, state: 'retired' },
      { version: 2, state: 'retired' },
    ]);
  });
});

describe('the annual plan at the desk', () => {
  it('R-050 R-051 R-052 R-056 R-067 goes from last year’s lines over its forecast to its receipts', async () => {
    const at = await draftAndHandIn();
    await lookAtForecast(at);
    await approveAndPublish(at);
  });

  it('R-058 R-059 R-060 has gauges against the floors, on a page and at the start', async () => {
    const [plan] = await sql('select id from plan where year = 2026');
    const page = await read(planner, `/desk/plans/${plan!['id']}/gauges`);
    for (const words of ['覆盖检查对象', '联合抽查占比', '警种部门覆盖', '进行中']) {
      expect(page).toContain(words);
    }
    // People read the document and its article, not our name for the value.
    expect(page).not.toContain('plan.minJointShare');
    expect(await read(planner, '/desk')).toContain('年度计划进度');
  });
});

async function draftAndHandIn(): Promise<string> {
  const fields = { year: '2027' };
  const { next: at } = await send(planner, { on: '/desk/lists', to: '/desk/plans', fields });
  const [plan] = await sql('select id from plan where year = 2027');
  expect(at).toBe(`/desk/plans/${plan!['id']}`);
  const [line] = await sql(
    `select * from plan_line where plan_id = $1 and item_name like '%旅馆业%'`,
    [plan!['id']],
  );
  const lineAt = `${at}/lines/${line!['id']}`;
  const given = {
    name: line!['name'],
    itemName: line!['item_name'],
    scope: line!['scope'],
    ratio: '10',
    'ratio-高': '5',
    'ratio-低': '10',
    draws: '1',
    estimate: '',
    startsOn: '2027-03-01',
    endsOn: '2027-04-30',
    unitName: line!['unit_name'],
    jointUnits: '县市场监督管理局、县消防救援大队',
  };
  await send(planner, { on: lineAt, to: lineAt, fields: given });
  const submitting = { on: at, to: `${at}/submit` };
  expect((await send(planner, submitting)).page).toMatch(/缺少“预估数量”.*第十五条/);
  await send(planner, { on: lineAt, to: lineAt, fields: { ...given, estimate: '40' } });
  expect((await send(planner, submitting)).page).toMatch(/低于低风险.*plan\.riskUplift/);
  const uplifted = { ...given, estimate: '40', 'ratio-高': '20' };
  await send(planner, { on: lineAt, to: lineAt, fields: uplifted });
  expect((await send(planner, submitting)).page).toContain('计划已提交审批');
  expect(await read(planner, at)).toContain('等待其他人审批');
  return at;
}

async function lookAtForecast(at: string): Promise<void> {
  const page = await read(planner, `${at}/simulation`);
  for (const words of [
    '各事项覆盖',
    '每户全年被查次数',
    '检查人员负荷',
    '联合抽查占比',
    '第十六条',
  ]) {
    expect(page).toContain(words);
  }
  expect(page.match(/<svg/g)!.length).toBeGreaterThan(10);
  expect(page).toMatch(/<line\s+class="floor"/);
  expect(page).toMatch(/<line\s+class="cap"/);
  expect(page).toContain('/tables/resources/subject?filters.category=');
  const [line] = await sql(
    `select l.id from plan_line l join plan p on p.id = l.plan_id where p.year = 2027 and l.item_name like '%旅馆业%'`,
  );
  const before = page.match(/约覆盖 (\d+) 户/)![1];
  const tried = await read(planner, `${at}/simulation?r-${line!['id']}=50`);
  expect(Number(tried.match(/约覆盖 (\d+) 户/)![1])).toBeGreaterThan(Number(before));
  const [kept] = await sql('select ratio_bp from plan_line where id = $1', [line!['id']]);
  expect(kept!['ratio_bp']).toBe(1000);
}

async function approveAndPublish(at: string): Promise<void> {
  const deputy = await panel.signIn('approver-b');
  expect(await read(deputy, '/desk')).toContain('审批年度计划');
  const verdict = { verdict: 'approve', reason: '' };
  await send(deputy, { on: at, to: `${at}/decide`, fields: verdict });
  await minutePasses(sql);
  const id = at.split('/').at(-1);
  const published = await send(planner, { on: at, to: `/desk/lists/plans/${id}` });
  expect(published.page).toContain('信用中国');
  const receipt = { of: 'portal', reference: '门户公告 2027-1', on: '2027-01-08' };
  const received = await send(planner, { on: at, to: `${at}/channels`, fields: receipt });
  expect(received.page).toContain('门户公告 2027-1');
}

describe.skipIf(!hasBrowser)('the pages of list and plan in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each([390, 1440])(
    'shut nobody out and do not scroll sideways at %i pixels',
    async (width) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: 'zh-CN',
      });
      const page = await context.newPage();
      await page.goto(`${panel.origin()}/sign-in`);
      await page.fill('input[name=login]', 'planner');
      await page.fill('input[name=password]', 'yaohao-demo');
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForURL('**/desk');
      for (const [name, at] of await pagesToSee()) {
        await page.goto(panel.origin() + at);
        await shoot(page, `${name}-${width}`);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${at} is too wide`).toBeLessThanOrEqual(0);
        expect(await barriers(page), at).toEqual([]);
      }
      await context.close();
    },
    120_000,
  );
});

async function pagesToSee(): Promise<[string, string][]> {
  const [plan] = await sql('select id from plan where year = 2026');
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  return [
    ['start', '/desk'],
    ['lists', '/desk/lists'],
    ['item', `/desk/items/${item!['id']}`],
    ['plan', `/desk/plans/${plan!['id']}`],
    ['simulation', `/desk/plans/${plan!['id']}/simulation`],
    ['gauges', `/desk/plans/${plan!['id']}/gauges`],
  ];
}

async function shoot(page: Page, name: string): Promise<void> {
  const shots = process.env['SHOTS'];
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `planning-${name}.png`), fullPage: true });
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
