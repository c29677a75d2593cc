import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers } from '../support/look.ts';
import { publishSample, usePortal } from './published.ts';

const database = useDatabase();
const { base } = usePortal(database);
const shots = process.env['SHOTS'];
let browser: Browser;

describe.runIf(hasBrowser)('the pages of figures and of data, in Chromium', () => {
  beforeAll(async () => {
    await publishSample(database.sql);
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(['zh-CN', 'en'])(
    'R-195 shut nobody out with every table open, on paper-wide and phone screens, in %s',
    async (locale) => {
      const page = await (await browser.newContext()).newPage();
      for (const [name, at] of Object.entries({ statistics: '/statistics', data: '/data' })) {
        await page.goto(`${base()}${at}?lang=${locale}`);
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')),
        );
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          if (shots) {
            await mkdir(shots, { recursive: true });
            const file = path.join(shots, `p-${name}-${locale}-${width}.png`);
            await page.screenshot({ path: file, fullPage: true });
          }
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${at} ${width}`).toBeLessThanOrEqual(width);
        }
        expect(await barriers(page), at).toEqual([]);
      }
    },
    60_000,
  );
});
