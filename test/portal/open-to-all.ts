import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, ofColour } from '../support/look.ts';

/** A tab that reads the portal in a language. One for many visits: to open one takes longer than they do. */
export async function tabIn(
  browser: Browser,
  site: string,
  locale: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const { hostname } = new URL(site);
  await context.addCookies([{ name: 'lang', value: locale, domain: hostname, path: '/' }]);
  return context.newPage();
}

/** No barrier in light or dark, and nothing beyond the right edge of a phone, a tablet or a desk. */
export async function expectOpenToAll(page: Page): Promise<void> {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await tooWide(page), String(width)).toEqual([]);
  }
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriers(page, ofColour)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => !element.closest('.hidden, thead, .skip'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
