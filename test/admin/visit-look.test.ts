import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { endVisit } from '../../usecases/inspection/end.ts';
import { accompanyVisit } from '../../usecases/team/accompany.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, aPerson, many } from '../support/factories.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, monday, type Scene, start } from '../support/visit.ts';
import { barriers, shoot } from '../support/look.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let browser: Browser;
let scene: Scene;

describe.skipIf(!hasBrowser)(
  'a visit whose team is accompanied or ends early, in a browser',
  () => {
    beforeAll(async () => {
      scene = await aMatchedTask(sql, {
        profile: 'gaoxin',
        teamSize: 3,
        inspectors: 8,
        subjects: 2,
      });
      const { unit } = scene.office;
      const chief = await aPerson(sql, {
        unit,
        roles: [
          ['approver', unit],
          ['head', unit],
        ],
      });
      await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
        chief.id,
        'chief',
        await hashPassword('yaohao-demo'),
      ]);
      const [visit, gone] = scene.task.inspectionIds as [string, string];
      const staff = await many(2, () => anInspector(sql, { unit, licenceExpiresOn: null }));
      await sql(
        `update inspector set category = 'daily-safety', updated_at = now() where person_id = any($1)`,
        [staff.map(({ id }) => id)],
      );
      const given = { inspectionId: visit, companionId: staff[0]!.id, reason: '熟悉该企业工艺' };
      await accompanyVisit(by(chief), given, monday);
      await start(sql, scene, visit);
      await sql(
        `update subject set status = '注销', updated_at = now()
       where id = (select subject_id from inspection where id = $1)`,
        [gone],
      );
      const document = '准予注销登记通知书〔2026〕88号';
      const ended = {
        inspectionId: gone,
        ground: 'deregistered',
        reason: '已注销',
        document,
      } as const;
      await endVisit(by(chief), ended, monday);
      browser = await openBrowser();
    }, 120_000);
    afterAll(() => browser?.close());

    test.each(['zh-CN', 'en'] as const)(
      'shuts nobody out and stays within the width of a phone, in %s',
      async (locale) => {
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          locale,
        });
        const page = await context.newPage();
        await page.goto(`${panel.origin()}/sign-in`);
        await page.fill('#login', 'chief');
        await page.fill('#password', 'yaohao-demo');
        await page.click('button.primary');
        await page.waitForURL('**/desk');
        await inLanguage(page, locale);
        for (const [at, id] of scene.task.inspectionIds.entries()) {
          await page.goto(`${panel.origin()}/desk/visits/${id}`);
          await page.evaluate(() =>
            document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')),
          );
          for (const width of [390, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            await shoot(page, `visit-${at}-${locale}-${width}`);
            expect(await wider(page), `${at} ${width}`).toBeLessThanOrEqual(width);
          }
          expect(await barriers(page)).toEqual([]);
        }
        await context.close();
      },
      120_000,
    );
  },
);

async function inLanguage(page: Page, locale: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang === locale) return;
  await page.locator(`button[name=locale][value="${locale}"]`).click();
  await page.locator(`html[lang="${locale}"]`).waitFor();
}

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
