import { createHash } from 'node:crypto';
import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordConduct } from '../../usecases/conduct/record.ts';
import { setLocale } from '../../usecases/account/set-locale.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { setSchedule } from '../../usecases/schedule/set.ts';
import { openBrowser } from '../support/browser.ts';
import type { AnInspector } from '../support/factories.ts';
import { barriers, shoot } from '../support/look.ts';
import { idsTwice } from '../support/markup.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, allAnswers, by, monday, start, teamOf } from '../support/visit.ts';
import { completeRecord } from '../support/visit-record.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let browser: Browser;
let waiting: { id: string; lead: AnInspector };
let kept: { id: string; lead: AnInspector };

describe.skipIf(!hasBrowser)('the record of a visit, in a browser', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    waiting = await aVisitToCome();
    kept = await aKeptVisit();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(['zh-CN', 'en'] as const)(
    'R-139 R-143 R-146 R-149 shuts nobody out and fits a phone, in %s',
    async (locale) => {
      for (const { lead } of [waiting, kept]) await setLocale(by(lead), { locale });
      const own = ({ id, lead }: typeof kept, sheet = '') => `/as/${lead.id}/visit/${id}${sheet}`;
      const pages = {
        'time-unset': own(waiting),
        record: own(kept),
        notice: own(kept, `/notice?in=${locale}`),
        delivered: own(kept, `/notice?no=1&in=${locale}`),
        'check-record': own(kept, `/record?in=${locale}`),
        inbox: `/as/${kept.lead.id}/inbox`,
      };
      for (const [name, url] of Object.entries(pages)) await look(url, `${name}-${locale}`);
    },
    120_000,
  );

  it('is on paper what it is on the screen, without what cannot be pressed there', async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${world.origin}/as/${kept.lead.id}/visit/${kept.id}/notice?in=zh-CN`);
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('svg.qr').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    // A subject gets one sheet, printed on both sides at most.
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(2);
    await shoot(page, 'notice-print');
    await page.close();
  });

  it('R-149 the hash of a recording is computed where the recording is, also of one chosen before the scripts came', async () => {
    // What a service worker fetches cannot be held back.
    const page = await browser.newPage({ serviceWorkers: 'block' });
    await page.goto(`${world.origin}/as/${kept.lead.id}/visit/${kept.id}`);
    // The page is not done before its last script has come.
    const held = new Promise<Route>(
      (resolve) => void page.route('**/assets/chat.js', (route) => resolve(route)),
    );
    await page.click('[data-action="recording.enter"]');
    const buffer = Buffer.from('a recording');
    await page.setInputFiles('#f-recording', {
      name: 'zf-0031.mp4',
      mimeType: 'video/mp4',
      buffer,
    });
    await (await held).continue();
    const hash = createHash('sha256').update(buffer).digest('hex');
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLTextAreaElement>('[name="hash"]')?.value === wanted,
      hash,
    );
    await page.close();
  }, 60_000);

  it.each(['telegram', 'slack'] as const)(
    'is a card on %s',
    async (provider) => {
      const shown = [
        [await aVisitToCome(), '检查时间：'],
        [await aKeptVisit(), '检查记录：'],
      ] as const;
      for (const [{ lead }] of shown) await aHand(world, lead, provider);
      await world.deliver();
      for (const [{ lead }, words] of shown) {
        const [identity] = await world.sql(
          'select user_id from chat_identity where person_id = $1 and provider = $2',
          [lead.id, provider],
        );
        const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
        await page.goto(`${world[provider].url}/ui/${identity!['user_id']}?lang=zh-CN`);
        await page.getByText(words).last().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        await shoot(page, `${provider}-${words.slice(0, 4)}`);
        await page.close();
      }
    },
    120_000,
  );
});

async function aVisitToCome() {
  const scene = await aMatchedTask(world.sql, { endsOn: '2026-09-30' });
  const id = scene.task.inspectionIds[0]!;
  const [lead] = await teamOf(world.sql, scene, id);
  await acceptInspection(by(lead!), { inspectionId: id }, monday);
  const first = new Date('2026-09-16T09:30:00+08:00');
  await setSchedule(by(lead!), { inspectionId: id, at: first }, monday);
  const second = new Date('2026-09-17T14:00:00+08:00');
  await setSchedule(by(lead!), { inspectionId: id, at: second, reason: '对象停电' }, monday);
  return { id, lead: lead! };
}

async function aKeptVisit() {
  const scene = await aMatchedTask(world.sql);
  const id = scene.task.inspectionIds[0]!;
  const [lead] = await start(world.sql, scene, id);
  const fact = '台账藏于里间，经三次询问后出示';
  await recordConduct(by(lead!), { inspectionId: id, kind: 'concealed', fact }, monday);
  const answers = await allAnswers(world.sql, scene.task.itemIds);
  await submitResult(by(lead!), { inspectionId: id, finding: 'rectification', answers }, monday);
  await completeRecord(id, monday, { without: ['av'] });
  return { id, lead: lead! };
}

async function look(url: string, name: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(world.origin + url);
  for (const details of await page.locator('#record details > summary').all())
    await details.click();
  expect(idsTwice(await page.content())).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await shoot(page, `${name}-1440`);
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([name, width]).toEqual([name, 390]);
  await shoot(page, `${name}-390`);
  await page.close();
}
