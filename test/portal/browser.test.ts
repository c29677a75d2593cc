import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { hasBrowser } from '../support/requirements.ts';
import { resultOf } from './bodies.ts';
import { expectOpenToAll, tabIn } from './open-to-all.ts';
import { ids, paths, publish, publishSample, usePortal } from './published.ts';

const database = useDatabase();
const { base } = usePortal(database);
const script =
  '<script>document.title = "run"</script><img src=x onerror="document.title = \'run\'">';
const languages = ['zh-CN', 'en'];

let browser: Browser;
const tabs: Record<string, Page> = {};

const open = (locale: string, options?: BrowserContextOptions): Promise<Page> =>
  tabIn(browser, base(), locale, options);

// What every-page.browser.test.ts does not visit: draws at each stage, searches, pages that are not there.
const states = [
  ...Object.values(ids).map((id) => `/draws/${id}`),
  '/results?q=宾馆&finding=rectification',
  '/results?q=nobody',
  '/results?from=2026-09-01&to=2026-09-30',
  '/results/GQGA-2026-000012-0001',
  '/results/GQGA-2026-000099-0001',
  '/subjects/91370322MA3C0A0002',
  '/search',
  '/nowhere',
];
const visits = languages.flatMap((locale) => states.map((path) => [path, locale] as const));

describe.runIf(hasBrowser)('the portal in Chromium', () => {
  beforeAll(async () => {
    await publishSample(database.sql);
    const result = { kind: 'result', ref: 'GQGA-2026-000099-0001', title: script };
    const body = resultOf({ name: script, uscc: '91370322MA3C0A0099', note: script });
    await publish(database.sql, { ...result, body, at: '2026-09-20T00:00:00Z' });
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(visits)(
    '%s (%s) has no barrier, light or dark, and fits a phone',
    async (path, locale) => {
      const page = (tabs[locale] ??= await open(locale));
      await page.goto(base() + path);
      await expectOpenToAll(page);
    },
  );

  it.each(languages)('asks no other origin and fails at nothing (%s)', async (locale) => {
    const page = await open(locale);
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    for (const path of paths.filter((each) => each !== '/nowhere')) await page.goto(base() + path);
    expect(asked.length).toBeGreaterThan(paths.length);
    expect(asked.filter((url) => new URL(url).origin !== base())).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('shows markup in a name as the text it is', async () => {
    const page = await open('zh-CN');
    for (const path of ['/', '/results', '/results/GQGA-2026-000099-0001']) {
      await page.goto(base() + path);
      expect(await page.getByText('<script>document.title').first().isVisible()).toBe(true);
      expect(await page.title()).not.toBe('run');
      expect(await page.locator('main img').count()).toBe(0);
    }
    await page.context().close();
  });

  it('is used by keyboard: skip link, search, result, back', async () => {
    const page = await open('zh-CN', { javaScriptEnabled: false });
    await page.goto(base());
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('跳到正文');
    await page.getByRole('searchbox').fill('大地商务');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '高青县大地商务酒店' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('大地商务');
    expect(await page.getByText('经主要负责人签字更正').isVisible()).toBe(true);
    await page.getByRole('link', { name: '← 返回列表' }).click();
    expect(new URL(page.url()).pathname).toBe('/results');
    await page.context().close();
  });

  it('changes its language on the page where one is, and keeps it', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${base()}/draws/${ids.sealed}`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading', { name: 'Sources of randomness' }).count()).toBe(1);
    await page.getByRole('link', { name: 'Annual plan' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.context().close();
  });

  it('prints a result without the ways around it and with its address', async () => {
    const page = await open('zh-CN');
    await page.goto(`${base()}/results/GQGA-2026-000012-0001`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByText('网页地址：').isVisible()).toBe(true);
    expect(
      await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor),
    ).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});
