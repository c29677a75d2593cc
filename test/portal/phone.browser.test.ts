import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { hasBrowser } from '../support/requirements.ts';
import { publishSample, usePortal } from './published.ts';

const database = useDatabase();
const { base } = usePortal(database);
let browser: Browser;

/** What a phone that was never here before has to fetch for a page. */
async function firstVisit(path: string, locale: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { hostname } = new URL(base());
  await context.addCookies([{ name: 'lang', value: locale, domain: hostname, path: '/' }]);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  let bytes = 0;
  const asked = new Set<string>();
  // A picture that is written into the style sheet is not fetched.
  wire.on('Network.requestWillBeSent', ({ request: { url } }) => {
    if (!url.startsWith('data:')) asked.add(url);
  });
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(base() + path, { waitUntil: 'load' });
  const scripts = await page.locator('script').count();
  // What moved after it was first painted, without anybody touching the page.
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const moves = list.getEntries().map((entry) => (entry as { value?: number }).value);
          resolve(moves.reduce((sum: number, value = 0) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );
  await context.close();
  return { bytes, asked: [...asked], scripts, shift };
}

const kilobytes = 12;
const visits = ['zh-CN', 'en'].flatMap((locale) =>
  ['/', '/results?q=%E5%AE%BE%E9%A6%86', '/results/GQGA-2026-000012-0002', '/statistics'].map(
    (path) => [path, locale] as const,
  ),
);

describe.runIf(hasBrowser)('the portal on a phone, in Chromium', () => {
  beforeAll(async () => {
    await publishSample(database.sql);
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(visits)(
    `fetches %s (%s) in ${kilobytes} kB, with a style and an icon, and nothing moves under the finger`,
    async (path, locale) => {
      const { bytes, asked, scripts, shift } = await firstVisit(path, locale);
      expect(bytes).toBeGreaterThan(2000);
      expect(bytes).toBeLessThanOrEqual(kilobytes * 1000);
      expect(asked.length, asked.join()).toBeLessThanOrEqual(3);
      expect(scripts).toBe(0);
      expect(shift).toBe(0);
    },
  );
});
