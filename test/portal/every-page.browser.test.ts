import type { Express } from 'express';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import { portal } from '../../portal/app.ts';
import { sealEvents } from '../../usecases/archive/seal-events.ts';
import { takeCheckpoint } from '../../usecases/archive/take-checkpoint.ts';
import { closeTask } from '../../usecases/task/close.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { openBrowser } from '../support/browser.ts';
import { drawAndDispatch, furnish, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { idsTwice } from '../support/markup.ts';
import { shoot } from '../support/look.ts';
import { hasBrowser } from '../support/requirements.ts';
import { resultOf } from './bodies.ts';
import { expectOpenToAll, tabIn } from './open-to-all.ts';
import { publish, publishSample, siteUrl, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { base, get } = usePortal(database);
const organisation = '高青县公安局';
const cafe = '91370322MA3C0A0009';

/** A draw that was opened when its task was closed, and an id of its list. */
let opened: { code: string; id: string };

// Every page that people read, by its route, with an address where it has something to show.
const visits: Record<string, () => string> = {
  '/': () => '/',
  '/items': () => '/items',
  '/items/:ref': () => '/items/GQGA',
  '/items/:ref/:number': () => '/items/GQGA/1',
  '/plans': () => '/plans',
  '/plans/:ref': () => '/plans/GQGA-2026',
  '/plans/:ref/:number': () => '/plans/GQGA-2026/1',
  '/exclusions': () => '/exclusions',
  '/exclusions/:ref': () => '/exclusions/GQGA-2025',
  '/exclusions/:ref/:number': () => '/exclusions/GQGA-2025/1',
  '/draws': () => '/draws',
  '/draws/:ref': () => `/draws/${opened.code}`,
  '/draws/:ref/receipts': () => `/draws/${opened.code}/receipts?id=nobody`,
  '/draws/:ref/receipts/:id': () => `/draws/${opened.code}/receipts/${opened.id}`,
  '/results': () => '/results',
  '/results/:ref': () => '/results/GQGA-2026-000012-0002',
  '/subjects/:uscc': () => `/subjects/${cafe}`,
  '/corrections': () => '/corrections',
  '/tasks': () => '/tasks',
  '/checkpoints': () => '/checkpoints',
  '/search': () => '/search?q=旅馆',
  '/blacklist': () => '/blacklist',
  '/credit': () => `/credit?q=${cafe}`,
  '/statistics': () => '/statistics',
  '/statistics/:ref': () => '/statistics/GQGA-2026',
  '/statistics/:ref/:number': () => '/statistics/GQGA-2026/1',
  '/data': () => '/data',
  '/fairness': () => '/fairness',
  '/how-to-verify': () => '/how-to-verify',
  '/verify': () => '/verify',
  '/objection': () => '/objection?ref=GQGA-2026-000012-0001',
  '/complaint': () => '/complaint',
  '/status': () => '/status',
};

// What only machines read.
const forMachines = /^\/(health|checkpoint|assets\/.*)$|\.(json|jsonl|csv|xml|txt)$/;

type Layer = {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
};

/** The routes of an application that answer to GET, those of its routers as well. */
function routesOf(app: Express): string[] {
  const walk = (layers: Layer[]): Layer[] =>
    layers.flatMap((layer) => (layer.route ? [layer] : walk(layer.handle?.stack ?? [])));
  const { router } = app as unknown as { router: { stack: Layer[] } };
  return walk(router.stack).flatMap(({ route }) => (route!.methods['get'] ? [route!.path] : []));
}

async function publishMore(): Promise<void> {
  const name = '高青县蓝天网吧';
  const body = { name, uscc: cafe, category: '互联网上网服务营业场所', organisation };
  const place = {
    startsOn: '2026-09-01',
    endsOn: null,
    reason: '接纳未成年人',
    responsible: '王*',
  };
  const at = '2026-09-12T01:00:00Z';
  await publish(sql, {
    kind: 'blacklist',
    ref: 'B-1',
    title: name,
    at,
    body: { ...body, ...place, source: '检查' },
  });
  const results = [{ inspection: 'GQGA-2026-000012-0002', date: '2026-09-28', finding: 'clear' }];
  await publish(sql, {
    kind: 'credit',
    ref: cafe,
    title: name,
    at,
    body: { ...body, results, blacklist: [place] },
  });
  const result = resultOf({ name, uscc: cafe, finding: 'obstructed' });
  const ref = 'GQGA-2026-000012-0003';
  await publish(sql, { kind: 'result', ref, title: name, at, body: result });
  const corrected = { ...resultOf({ name, uscc: cafe }), correction: { note: '结论选择有误。' } };
  await publish(sql, {
    kind: 'result',
    ref,
    title: name,
    at: '2026-09-13T01:00:00Z',
    body: corrected,
  });
  await publish(sql, {
    kind: 'exclusions',
    ref: 'GQGA-2025',
    title: '2025年度报告',
    at,
    body: report,
  });
}

const report = {
  organisation,
  year: 2025,
  total: { count: 3, done: 2, problems: 1 },
  grounds: [{ ground: 'complaint', count: 3, done: 2, problems: 1 }],
  entries: [
    {
      code: 'GQGA-X-000001',
      ground: 'complaint',
      type: 'complaint',
      unit: '治安大队',
      on: '2025-05-06',
      about: '旅馆业',
      state: 'done',
    },
  ],
  campaigns: [],
};

/** A task of the sample county, drawn, dispatched and closed, so that its draw is open to all. */
async function openADraw(): Promise<{ code: string; id: string }> {
  const county = await plant(database);
  await furnish(county, sql);
  const { taskId, code } = await setUp(county, sql);
  await drawAndDispatch(county, taskId);
  await closeTask(commandOf(system, 'system'), { taskId }, new Date('2026-11-01T09:00:00+08:00'));
  const transcript = JSON.parse((await get(`/draws/${code}/transcript.json`)).text);
  return { code, id: transcript.pool[0].id as string };
}

let browser: Browser;

async function shootWidths(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await shoot(page, `${name}-${width}`);
  }
}

it('every page of the portal has a visit in this file', () => {
  const pool = {} as never;
  const app = portal({ database: pool, url: siteUrl, demo: false, intake: pool });
  const pages = routesOf(app).filter((route) => !forMachines.test(route));
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.toSorted()).toEqual(Object.keys(visits).toSorted());
});

describe.runIf(hasBrowser)('every page of the portal in Chromium', () => {
  beforeAll(async () => {
    opened = await openADraw();
    await sql('delete from demo_clock');
    await publishSample(sql);
    await publishMore();
    await sql(
      `insert into event (type, door, about_type, about_id, command_id, at)
       select 'test.done', 'system', 'test', n::text, gen_random_uuid(), now() from generate_series(1, 7) n`,
    );
    await sealEvents(new Date('2026-09-14T01:00:00Z'));
    await takeCheckpoint(new Date('2026-09-14T01:00:00Z'));
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  const both = Object.keys(visits).flatMap((route) =>
    ['zh-CN', 'en'].map((locale) => [route, locale] as const),
  );
  const tabs: Record<string, Page> = {};
  it.each(both)(
    '%s (%s) is open to everybody, on a phone and on a desk, light or dark',
    async (route, locale) => {
      const page = (tabs[locale] ??= await tabIn(browser, base(), locale));
      const answer = await page.goto(base() + visits[route]!());
      expect(answer!.status()).toBe(200);
      expect(await page.locator('html').getAttribute('lang')).toBe(locale);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(idsTwice(await page.content())).toEqual([]);
      await expectOpenToAll(page);
      const name = route.replaceAll(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await shootWidths(page, `${name}-${locale}`);
    },
    60_000,
  );

  it('R-162 R-165 a citizen finds a business by its name, its corrected result and what was corrected', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${base()}/results`);
    await page.getByRole('searchbox').fill('蓝天');
    await page.locator('input[name=from]').fill('2026-09-01');
    await page.locator('input[name=to]').fill('2026-09-30');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('link', { name: '高青县蓝天网吧' }).click();
    expect(await page.getByText('第 2 版作出的更正').isVisible()).toBe(true);
    expect(await page.locator('del').first().textContent()).toContain('不予配合');
    await page.getByRole('link', { name: '该对象的全部检查结果' }).first().click();
    expect(new URL(page.url()).pathname).toBe(`/subjects/${cafe}`);
    expect(await page.getByText('现列入黑名单').isVisible()).toBe(true);
    await page.getByRole('link', { name: '查看更正前的版本' }).click();
    expect(await page.getByRole('heading', { name: '更正前的版本' }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('R-162 the page of a subject prints with its address and without the ways around it', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${base()}/subjects/${cafe}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByText('网页地址：').isVisible()).toBe(true);
    expect(await page.getByText('可直接打印').isVisible()).toBe(false);
    await page.context().close();
  });
});
