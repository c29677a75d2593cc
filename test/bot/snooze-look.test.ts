import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindObligation } from '../../usecases/obligation/remind.ts';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, bySystem, signed } from '../support/visit.ts';
import { useWorld } from './world.ts';

// SHOTS=/dir keeps every step.
const directory = process.env['SHOTS'];
const world = useWorld();
const asked = new Date('2026-10-28T10:00:00+08:00');
let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser();
});
afterAll(() => browser?.close());

async function shot(page: Page, name: string): Promise<void> {
  const { widths } = await page.evaluate(() => ({
    widths: [document.documentElement.scrollWidth, window.innerWidth],
  }));
  expect(widths[0]).toBe(widths[1]);
  if (!directory) return;
  await mkdir(directory, { recursive: true });
  await page.screenshot({ path: path.join(directory, `${name}.png`), fullPage: true });
}

describe.skipIf(!hasBrowser)('case 14: putting off a reminder in the web inbox', () => {
  it.each([390, 1440])('is one form, at %i pixels', async (width) => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await signed(
      world.sql,
      scene,
      inspectionId,
      new Date('2026-09-28T09:00:00+08:00'),
    );
    const [owed] = await world.sql(
      `select o.id from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1`,
      [inspectionId],
    );
    await world.sql('update demo_clock set at = $1, set_at = clock_timestamp()', [asked]);
    const given = { obligationId: owed!['id'] as string, step: 'before-2' };
    await remindObligation(bySystem(), given, asked);
    await world.settle();
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    await page.goto(`${world.origin}/as/${lead!.id}/inbox`);
    const card = page.locator('article', { hasText: '公示期限提醒' }).last();
    await card.waitFor();
    await shot(page, `reminder-${width}`);
    await card.getByRole('button', { name: '稍后提醒' }).click();
    await page.getByText('最晚推迟到 2026年10月30日（周五） 20:00').waitFor();
    await shot(page, `snooze-form-${width}`);
    await page.getByText('4 小时后').click();
    await page.getByRole('button', { name: /^提交/ }).click();
    await page.getByText('2026年10月28日（周三） 14:00 再提醒您').waitFor();
    await world.settle();
    await page.goto(`${world.origin}/as/${lead!.id}/inbox`);
    const put = page.getByText('您已推迟这条提醒').last();
    await put.waitFor();
    await shot(page, `snoozed-${width}`);
    await page.close();
  });
});
