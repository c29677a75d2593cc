import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson } from '../support/factories.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers } from '../support/look.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let browser: Browser;

describe.skipIf(!hasBrowser)('the menu of the panel, in a browser', () => {
  beforeAll(async () => {
    const { bureau: unit } = await anOffice(sql);
    const roles = ['administrator', 'registrar', 'planner', 'auditor', 'approver'] as const;
    const official = await aPerson(sql, { unit, roles: roles.map((role) => [role, unit]) });
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      official.id,
      'menu',
      await hashPassword('yaohao-demo'),
    ]);
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(['zh-CN', 'en'])('stands in one row of a desk, in %s', async (locale) => {
    const page = await signedIn({ viewport: { width: 1440, height: 900 }, locale });
    const tops = await page
      .locator('.bar .wide > ul > li')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops.map(Math.round)).size).toBe(1);
    const [first, second] = [page.locator('.bar .wide details').nth(0), group(page, 1)];
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    await first.locator('a').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await second.locator('summary').click();
    expect(await first.getAttribute('open')).toBeNull();
    await page.keyboard.press('Escape');
    expect(await second.getAttribute('open')).toBeNull();
    await page.context().close();
  });

  test.each(['zh-CN', 'en'])('opens on a phone without a script, in %s', async (locale) => {
    const page = await signedIn({
      viewport: { width: 390, height: 844 },
      locale,
      javaScriptEnabled: false,
    });
    const height = (await page.locator('.bar').boundingBox())!.height;
    expect(height).toBeLessThan(112);
    await page.locator('.bar .small summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.bar .small a[href="/desk/registry"]').click();
    await page.waitForURL('**/desk/registry');
    const here = page.locator('.bar .small [aria-current=page]');
    expect(await here.getAttribute('href')).toBe('/desk/registry');
    const named = await page.locator('.bar .small summary').innerText();
    expect(named).toContain((await here.textContent())!.trim());
    await page.context().close();
  });

  test('shuts nobody out when it is open on a phone', async () => {
    const page = await signedIn({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await page.locator('.bar .small summary').click();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.locator('h1').click({ position: { x: 1, y: 1 }, force: true });
    expect(await page.locator('.bar .small details').getAttribute('open')).toBeNull();
    await page.context().close();
  });
});

const group = (page: Page, at: number) => page.locator('.bar .wide details').nth(at);

async function signedIn(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${panel.origin()}/sign-in`);
  await page.fill('#login', 'menu');
  await page.fill('#password', 'yaohao-demo');
  await page.click('button.primary');
  await page.waitForURL('**/desk');
  return page;
}
