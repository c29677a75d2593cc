import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { hasBrowser } from '../support/requirements.ts';
import { resultOf } from './bodies.ts';
import { ids, paths, publish, publishSample, usePortal } from './published.ts';

const database = useDatabase();
const { base } = usePortal(database);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const script =
  '<script>document.title = "run"</script><img src=x onerror="document.title = \'run\'">';
const languages = ['zh-CN', 'en'];

let browser: Browser;

/** A fresh page in a language. */
async function open(locale: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const { hostname } = new URL(base());
  await context.addCookies([{ name: 'lang', value: locale, domain: hostname, path: '/' }]);
  return context.newPage();
}

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: Node[] }[] }> };
type Node = { html: string };

/** What axe finds against these rules or tags, as `rule: element`. */
async function violations(page: Page, runOnly: string[]): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const { axe: run } = globalThis as unknown as { axe: Axe };
    const found = await run.run({ runOnly: wanted });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, runOnly);
}

/** Elements that reach beyond the right edge at a width. */
async function tooWide(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => !element.closest('.hidden, thead, .skip'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const visits = languages.flatMap((locale) =>
  [...paths, '/results/GQGA-2026-000099-0001'].map((path) => [path, locale] as const),
);

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
      const page = await open(locale);
      await page.goto(base() + path);
      await page.evaluate(axe);
      expect(await violations(page, standards)).toEqual([]);
      for (const width of [1440, 768, 390]) expect(await tooWide(page, width)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, ['color-contrast', 'target-size'])).toEqual([]);
      await page.context().close();
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
