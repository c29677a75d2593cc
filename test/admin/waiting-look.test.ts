import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { acknowledgeTask } from '../../usecases/task/acknowledge.ts';
import { openBrowser } from '../support/browser.ts';
import { aConsentScene } from '../support/consents.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aDispatchedRoutedTask, aRoutedBureau, subjectsOf } from '../support/routed.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
const pages: { login: string; name: string; at: string }[] = [];
let browser: Browser;

describe.skipIf(!hasBrowser)('what waits for approval and for a receipt, in a browser', () => {
  beforeAll(async () => {
    const password = await hashPassword('yaohao-demo');
    const account = (personId: string, login: string) =>
      sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
        personId,
        login,
        password,
      ]);
    const scene = await aConsentScene(sql);
    for (const ask of Object.values(scene.asks)) await ask();
    await account(scene.bureau.head.id, 'head');
    await account(scene.partner.id, 'partner');
    pages.push({ login: 'head', name: 'requests', at: '/desk/requests' });
    pages.push({ login: 'partner', name: 'joint-pool', at: '/desk/requests' });

    const bureau = await aRoutedBureau(sql);
    const [first, second] = bureau.stations as [
      (typeof bureau.stations)[0],
      (typeof bureau.stations)[0],
    ];
    await subjectsOf(sql, bureau.unit, '甲镇', 1);
    await subjectsOf(sql, bureau.unit, '乙镇', 1);
    const { taskId } = await aDispatchedRoutedTask(sql, bureau, [
      { unitId: first.id, area: '甲镇' },
      { unitId: second.id, area: '乙镇' },
    ]);
    await acknowledgeTask(by(first.planner), { taskId }, monday);
    await account(bureau.chiefPlanner.id, 'chief-planner');
    pages.push({ login: 'chief-planner', name: 'task', at: `/desk/tasks/${taskId}` });
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(['zh-CN', 'en'] as const)(
    'shuts nobody out, says nothing in codes and stays within the width of a phone, in %s',
    async (locale) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
      const page = await context.newPage();
      for (const { login, name, at } of pages) {
        await page.goto(`${panel.origin()}/sign-in`);
        await page.fill('#login', login);
        await page.fill('#password', 'yaohao-demo');
        await page.click('button.primary');
        await page.waitForURL('**/desk');
        await inLanguage(page, locale);
        await page.goto(panel.origin() + at);
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await shoot(page, `${name}-${locale}-${width}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        }
        expect(await barriers(page), at).toEqual([]);
        const words = await page.locator('main').innerText();
        expect(words).not.toMatch(/\b(card|panel|about|flag|state|obligation)\.[a-z-]+/);
        await page.context().clearCookies();
      }
      await context.close();
    },
    120_000,
  );
});

async function inLanguage(page: Page, locale: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang === locale) return;
  await page.locator(`button[name=locale][value="${locale}"]`).click();
  await page.locator(`html[lang="${locale}"]`).waitFor();
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
type Violation = { id: string; nodes: { html: string }[] };

async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}
