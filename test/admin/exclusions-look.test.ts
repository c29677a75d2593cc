import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideCampaign } from '../../usecases/campaign/decide.ts';
import { registerCampaign } from '../../usecases/campaign/register.ts';
import { concludeExclusion } from '../../usecases/exclusion/conclude.ts';
import { decideExclusion } from '../../usecases/exclusion/decide.ts';
import { registerExclusion } from '../../usecases/exclusion/register.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { openBrowser } from '../support/browser.ts';
import { type County, furnish, monday, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers, shoot } from '../support/look.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let browser: Browser;
let taskId: string;

describe.skipIf(!hasBrowser)('the pages of what stands outside the draw, in a browser', () => {
  beforeAll(async () => {
    county = await plant(database);
    await furnish(county, sql);
    await outside();
    taskId = await apart();
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(['zh-CN', 'en'] as const)(
    'shut nobody out and stay within the width of a phone, in %s',
    async (locale) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
      const page = await context.newPage();
      for (const login of ['planner', 'approver']) {
        await page.goto(`${panel.origin()}/sign-in`);
        await page.fill('#login', login);
        await page.fill('#password', 'yaohao-demo');
        await page.click('button.primary');
        await page.waitForURL('**/desk');
        await inLanguage(page, locale);
        const pages = {
          start: '/desk',
          exclusions: '/desk/exclusions',
          apart: `/desk/tasks/${taskId}`,
          ...(login === 'planner' && { form: '/desk/tasks/new' }),
        };
        for (const [name, at] of Object.entries(pages)) {
          await page.goto(panel.origin() + at);
          await page.evaluate(() =>
            document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')),
          );
          for (const width of [390, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            await shoot(page, `c-${name}-${login}-${locale}-${width}`);
            expect(await wider(page), `${at} ${width}`).toBeLessThanOrEqual(width);
          }
          expect(await barriers(page), at).toEqual([]);
        }
        await page.context().clearCookies();
      }
      await context.close();
    },
    120_000,
  );
});

async function outside(): Promise<void> {
  const given = {
    unitId: county.units['ZA']!,
    subjectName: '高青县清泉旅馆',
    basis: '治安管理处罚法',
    reason: '群众举报不登记住客身份信息，须立即核查',
    documentNo: '12345-2026-0914',
    inspectOn: '2026-09-14',
  };
  const register = async (more: object) =>
    (
      await registerExclusion(
        await county.by('planner'),
        { ...given, ground: 'complaint', ...more },
        monday,
      )
    ).exclusionId;
  const id = await register({});
  await decideExclusion(await county.by('approver'), { id, verdict: 'approve' }, monday);
  const found = { id, inspectedOn: '2026-09-14', finding: 'rectification' as const };
  await concludeExclusion(await county.by('planner'), found, monday);
  const next = await register({ subjectName: '高青县星光网吧' });
  await decideExclusion(await county.by('approver'), { id: next, verdict: 'approve' }, monday);
  const order = {
    ground: 'higher-order',
    issuingBody: '省人民政府',
    documentNo: '〔2026〕18号',
  } as const;
  await register(order);
  const [item] = await sql(`select id from item where state = 'published' order by code limit 1`);
  const campaign = {
    unitId: county.units['ZA']!,
    name: '娱乐场所冬季专项整治',
    kind: 'campaign' as const,
    startsOn: '2026-11-01',
    endsOn: '2026-11-30',
    itemIds: [item!['id']],
    ...order,
    reason: '冬季治安形势需要',
  };
  const { campaignId } = await registerCampaign(await county.by('planner'), campaign, monday);
  await decideCampaign(await county.by('approver'), { id: campaignId, verdict: 'approve' }, monday);
  await registerCampaign(
    await county.by('planner'),
    { ...campaign, name: '旅馆业全覆盖巡查' },
    monday,
  );
}

async function apart(): Promise<string> {
  const [item] = await sql(`select id from item where code = 'GQGA-003'`);
  const input = {
    adHoc: { reason: '台风过后的安全检查' },
    deployment: {
      ground: 'special-rectification' as const,
      documentNo: '高公发〔2026〕7号',
      reason: '专项整治另行部署',
    },
    name: '机动车修理业台风后抽查',
    unitId: county.units['ZA']!,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [item!['id']],
    strata: [
      {
        number: 1,
        name: '提高比例的对象',
        filter: { category: '机动车修理业', raised: true },
        ratioBp: 3000,
      },
    ],
  };
  return (await setUpTask(await county.by('planner'), input, monday)).taskId;
}

async function inLanguage(page: Page, locale: string): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang === locale) return;
  await page.locator(`button[name=locale][value="${locale}"]`).click();
  await page.locator(`html[lang="${locale}"]`).waitFor();
}

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
