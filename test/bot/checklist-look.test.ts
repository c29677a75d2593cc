import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitResult } from '../../usecases/result/submit.ts';
import { openBrowser } from '../support/browser.ts';
import { anItem, anOffice } from '../support/factories.ts';
import { aForm, giveEvidence } from '../support/proof.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, monday, start } from '../support/visit.ts';
import { barriers } from '../support/look.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

// SHOTS=folder keeps a picture of each page.
const shots = process.env['SHOTS'];
const world = useWorld();
let browser: Browser;
const pages: Record<string, string> = {};

describe.skipIf(!hasBrowser)('R-140 R-145 the checklist by its forms, looked at', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    await anOffice(world.sql, 'gaoxin');
    const items = [
      await anItem(world.sql),
      await anItem(world.sql, { content: '消防通道、灭火器' }),
    ];
    const points: [string, string?][] = [
      ['特种行业许可证', '悬挂于显著位置，在有效期内，核准事项与实际一致'],
      ['住宿人员实名登记'],
    ];
    await aForm(world.sql, items, { code: 'A-ALL', name: '旅馆业治安和消防联合检查表', points });
    const night = { code: 'B-NIGHT', name: '夜间检查表', points: [['值班人员在岗']] as [string][] };
    await aForm(world.sql, [items[0]!], night);
    const scene = await aMatchedTask(world.sql, { profile: 'gaoxin', subjects: 2, itemIds: items });
    const [open, entered] = scene.task.inspectionIds as [string, string];
    const [lead] = await start(world.sql, scene, open);
    const [second] = await start(world.sql, scene, entered);
    await giveEvidence(second!, entered);
    const given = {
      inspectionId: entered,
      finding: 'obstructed' as const,
      answers: [],
      grounds: ['entry' as const, 'materials' as const],
      measures: ['site-record' as const, 'evidence' as const],
      note: '两次敲门，值班人员拒绝开门，执法记录仪已录像',
    };
    await submitResult(by(second!), given, monday);
    await giveEvidence(second!, entered);
    for (const person of new Set([lead!, second!])) {
      await aHand(world, person, 'telegram');
      await aHand(world, person, 'slack');
    }
    await world.deliver();
    Object.assign(pages, {
      open: `/as/${lead!.id}/visit/${open}`,
      entered: `/as/${second!.id}/visit/${entered}`,
      inbox: `/as/${second!.id}/inbox`,
    });
  }, 120_000);
  afterAll(() => browser?.close());

  describe.each(['zh-CN', 'en'])('in %s', (lang) => {
    it.each(['open', 'entered', 'inbox'])(
      '%s has no barrier and fits every screen',
      async (name) => {
        const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
        await page.goto(`${world.origin}${pages[name]}?lang=${lang}`);
        // What is ticked is kept, so it is there from the beginning the second time.
        if (name === 'open' && lang === 'zh-CN') await asksWhatTheFindingAsks(page);
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 844 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          if (!shots) continue;
          await mkdir(shots, { recursive: true });
          const file = path.join(shots, `checklist-${name}-${lang}-${width}.png`);
          await page.screenshot({ path: file, fullPage: true });
        }
        expect(await barriers(page)).toEqual([]);
        await page.close();
      },
    );
  });
});

// Grounds come into sight with their finding, and stay while one is ticked.
async function asksWhatTheFindingAsks(page: Page): Promise<void> {
  const grounds = page.locator('.grounds');
  expect(await grounds.isVisible()).toBe(false);
  await page.check('[name=finding][value=obstructed]');
  expect(await grounds.isVisible()).toBe(true);
  await page.check('[name=grounds][value=entry]');
  await page.check('[name=finding][value=clear]');
  expect(await grounds.isVisible()).toBe(true);
  expect(await page.locator('.measures').isVisible()).toBe(false);
  await page.check('[name=finding][value=obstructed]');
}
