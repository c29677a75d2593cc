import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDigest } from '../../usecases/digest/make.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, bySystem, monday, signed, start, teamOf } from '../support/visit.ts';
import { barriers, ofColour, shoot } from '../support/look.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let browser: Browser;
/** Every page of the web inbox with something on it, by its name. */
const pages: Record<string, string> = {};

describe.skipIf(!hasBrowser)('the web inbox, looked at', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    const scene = await aMatchedTask(world.sql, { subjects: 3, inspectors: 8 });
    const [asked, begun, over] = scene.task.inspectionIds as [string, string, string];
    const [lead] = await start(world.sql, scene, begun);
    const [, second] = await teamOf(world.sql, scene, asked);
    await signed(world.sql, scene, over);
    await requestRecusal(by(second!), { inspectionId: asked, ground: 'kinship' }, monday);
    const { unit, approver } = scene.office;
    await makeDigest(bySystem(), { unitId: unit.id, weekOn: '2026-09-14' }, monday);
    await world.deliver();
    const [asker] = await teamOf(world.sql, scene, asked);
    const [signer] = await teamOf(world.sql, scene, over);
    Object.assign(pages, {
      today: `/as/${asker!.id}/inbox`,
      week: `/as/${lead!.id}/inbox?view=week`,
      decide: `/as/${approver.id}/inbox?view=decide`,
      leader: `/as/${approver.id}/inbox`,
      done: `/as/${signer!.id}/inbox?view=done`,
      visit: `/as/${lead!.id}/visit/${begun}`,
      overdue: `/as/${approver.id}/overdue`,
      me: `/as/${lead!.id}/me`,
      empty: `/as/${scene.office.planner.id}/inbox?view=decide`,
    });
  });
  afterAll(() => browser.close());

  const names = ['today', 'week', 'decide', 'leader', 'done', 'visit', 'overdue', 'me', 'empty'];
  const widths = [390, 768, 1440];

  describe.each(['zh-CN', 'en'])('in %s', (lang) => {
    it.each(names)('%s has no barrier and fits every screen', async (name) => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const faults: string[] = [];
      page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      const sign = pages[name]!.includes('?') ? '&' : '?';
      await page.goto(`${world.origin}${pages[name]}${sign}lang=${lang}`);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await shoot(page, `${name}-${lang}-${width}`);
      }
      expect(await barriers(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriers(page, ofColour)).toEqual([]);
      expect(faults).toEqual([]);
      await page.close();
    });
  });
});
