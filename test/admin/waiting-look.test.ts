import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { draftItem } from '../../usecases/items/draft.ts';
import { acknowledgeTask } from '../../usecases/task/acknowledge.ts';
import { openBrowser } from '../support/browser.ts';
import { aConsentScene } from '../support/consents.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aDispatchedRoutedTask, aRoutedBureau, subjectsOf } from '../support/routed.ts';
import { aBureauThatPlans } from '../support/plan-steps.ts';
import { itemText } from '../support/bureau.ts';
import { aMatchedTask, by, monday, signed } from '../support/visit.ts';
import { barriers, shoot } from '../support/look.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const pages: { login: string; name: string; at: string }[] = [];
let browser: Browser;
// 仙游 has a key registry, 高青 has none, and its form offers none.
const keyPools: Record<string, number> = { registry: 0, 'registry-xianyou': 1 };

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

    // Joint registries and marks where they are kept, not only where they wait.
    const { registrar, branch } = scene;
    await account(registrar.id, 'registrar');
    await account(branch.head.id, 'branch-head');
    const subject = scene.bureau.subjects[0]!;
    await sql(`update subject set name = '高青县芦湖街道东湖国际大酒店有限公司' where id = $1`, [
      subject.id,
    ]);
    pages.push({ login: 'registrar', name: 'registry', at: '/desk/registry' });
    pages.push({
      login: 'registrar',
      name: 'flags',
      at: `/desk/registry/subjects/${subject.id}`,
    });
    pages.push({ login: 'branch-head', name: 'joint-pools', at: '/desk/registry' });
    await handling(account);
    await planning(account);

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
        await page.evaluate(() =>
          document.querySelectorAll('main details').forEach((one) => one.setAttribute('open', '')),
        );
        const offered = page.locator('form[action="/desk/registry/subjects"] input[name=keyPool]');
        if (name in keyPools) expect(await offered.count(), name).toBe(keyPools[name]);
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
    240_000,
  );
});

type Account = (personId: string, login: string) => Promise<unknown>;

/** 阳城: a problem whose handling is to be entered before its clock starts (P-03). */
async function handling(account: Account): Promise<void> {
  const visit = await aMatchedTask(sql, { profile: 'yangcheng' });
  const [inspectionId] = visit.task.inspectionIds;
  const finding = { finding: 'rectification' as const, note: '消防通道堆放杂物，限期改正' };
  await signed(sql, visit, inspectionId!, monday, finding);
  await account(visit.office.approver.id, 'handler');
  pages.push({ login: 'handler', name: 'handling', at: '/desk/requests' });
}

/** 仙游: the list with a difference, the plan with a ratio for its key registry, a task, the proof. */
async function planning(account: Account): Promise<void> {
  const office = await aBureauThatPlans(sql, 'xianyou');
  const { lineId, planId } = await office.draft({
    strata: [
      { risk: ['高'], ratioBp: 1500 },
      { risk: [], keyPool: true, ratioBp: 2000 },
    ],
  });
  await account(office.planner.id, 'liner');
  await account(office.registrar.id, 'lister');
  const given = { code: 'B', content: { ...itemText, name: '对旅馆业值守人员的检查' } };
  await draftItem(by(office.registrar), { unitId: office.bureau.id, ...given }, monday);
  pages.push({ login: 'lister', name: 'lists', at: '/desk/lists' });
  pages.push({ login: 'lister', name: 'registry-xianyou', at: '/desk/registry' });
  pages.push({ login: 'liner', name: 'plan', at: `/desk/plans/${planId}` });
  pages.push({ login: 'liner', name: 'line', at: `/desk/plans/${planId}/lines/${lineId}` });
  pages.push({ login: 'liner', name: 'task-form', at: `/desk/tasks/new` });
  pages.push({ login: 'liner', name: 'frequency', at: '/desk/frequency' });
}

async function inLanguage(page: Page, locale: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang === locale) return;
  await page.locator(`button[name=locale][value="${locale}"]`).click();
  await page.locator(`html[lang="${locale}"]`).waitFor();
}
