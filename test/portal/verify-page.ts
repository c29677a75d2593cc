import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../portal/database.ts';
import { portal } from '../../portal/app.ts';
import { openBrowser } from '../support/browser.ts';

/** A file as it is put into the page. */
export type Upload = { name: string; mimeType: string; buffer: Buffer };

/** Parsed JSON as a file. */
export const jsonFile = (name: string, value: unknown): Upload =>
  textFile(name, JSON.stringify(value));

/** A text as a file. */
export const textFile = (name: string, text: string): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
});

/** Opens the page of verification of a portal whose database is down: it needs none. */
export function useVerifyPage() {
  let browser: Browser;
  let base = '';
  let close = () => {};
  let shared: Page;
  beforeAll(async () => {
    const query = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const database = { query, end: async () => {} } as unknown as Database;
    const server = portal({ database, url: 'http://portal.test', demo: false }).listen(0);
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.close();
      server.closeAllConnections();
    };
    browser = await openBrowser();
    shared = await open();
  });
  afterAll(async () => {
    close();
    await browser?.close();
  });
  const open = async (options: Opening = {}): Promise<Page> => {
    const { locale = 'zh-CN', ...context } = options;
    const page = await (await browser.newContext(context)).newPage();
    await page.context().addCookies([{ name: 'lang', value: locale, url: base }]);
    await page.goto(`${base}/verify`);
    return page;
  };
  // One page for all cases of a table: a receipt takes the place of the one before.
  return { open, base: () => base, shared: () => shared };
}

type Opening = BrowserContextOptions & { locale?: string };

/** Puts files in and waits for what the page finds. */
export async function putIn(page: Page, ...files: Upload[]): Promise<void> {
  await page.evaluate(() => (document.getElementById('elapsed')!.textContent = ''));
  await page.setInputFiles('#files', files);
  await page.locator('#elapsed').filter({ hasText: /\d/ }).waitFor();
}

/** The verdict at the head. */
export const verdictOf = (page: Page): Promise<string> =>
  page.locator('#outcome h2').first().innerText();

/** The lines of the first check, as `✓ title`. */
export const linesOf = (page: Page): Promise<string[]> =>
  page
    .locator('.checks')
    .first()
    .locator('> li')
    .evaluateAll((items) =>
      items.map((item) => {
        const [sign, title] = ['.sign', 'h3'].map((part) => item.querySelector(part)?.textContent);
        return `${sign} ${title}`;
      }),
    );
