import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignReview } from '../../usecases/objection/assign.ts';
import { replyObjection } from '../../usecases/objection/reply.ts';
import { holdReview } from '../../usecases/verdict/hold-review.ts';
import { takeIntakes } from '../../worker/take-intake.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson } from '../support/factories.ts';
import { minutePasses } from '../support/minute.ts';
import { aPdf } from '../support/pictures.ts';
import { aPublishedVisit, type PublishedVisit } from '../support/published.ts';
import { hasBrowser } from '../support/requirements.ts';
import { by, monday } from '../support/visit.ts';
import { barriers } from '../support/look.ts';
import { usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { base } = usePortal(database);
/** No barrier, and nothing beyond the right edge, on a phone and on a desk. */
async function expectGood(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await barriers(page), name).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `${name} at ${width}`).toBeLessThanOrEqual(0);
  }
}

const words = {
  'zh-CN': {
    object: '对这份结果有异议？',
    submit: '提交',
    status: '查看进度',
    reviewing: '复核中',
    answered: '已反馈，办结',
    faults: '还没有提交',
  },
  en: {
    object: 'Do you object to this result?',
    submit: 'Hand in',
    status: 'See how it stands',
    reviewing: 'under review',
    answered: 'answered, closed',
    faults: 'It is not handed in yet',
  },
} as const;

let browser: Browser;
let visit: PublishedVisit;

describe.runIf(hasBrowser)('an objection in Chromium, from the form to the answer', () => {
  beforeAll(async () => {
    await sql('insert into demo_clock (at, set_at) values ($1, now())', [monday]);
    visit = await aPublishedVisit(sql);
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(['zh-CN', 'en'] as const)('R-167 R-168 R-170 without a script (%s)', async (locale) => {
    const t = words[locale];
    const context = await browser.newContext();
    const { hostname } = new URL(base());
    await context.addCookies([{ name: 'lang', value: locale, domain: hostname, path: '/' }]);
    const page = await context.newPage();
    await page.goto(`${base()}/results/${visit.ref}`);
    await page.getByRole('link', { name: t.object }).click();
    expect(await page.locator('#ref').inputValue()).toBe(visit.ref);

    await page.locator('#content').fill('检查当天灯箱已修复。');
    await page.locator('#name').fill('李明');
    await page.locator('#contact').fill('0533-6961234');
    await page.locator('#files').setInputFiles({
      name: '照片.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('no document'),
    });
    await page.getByRole('button', { name: t.submit }).click();
    expect(await page.getByRole('alert').textContent()).toContain(t.faults);
    expect(await page.locator('#name').inputValue()).toBe('李明');
    await expectGood(page, 'faults');

    await page.locator('#files').setInputFiles({
      name: '照片.pdf',
      mimeType: 'application/pdf',
      buffer: aPdf(),
    });
    await page.getByRole('button', { name: t.submit }).click();
    const codes = await page.locator('code.code').allTextContents();
    expect(codes).toHaveLength(2);
    await expectGood(page, 'handed in');

    await takeIntakes();
    await page.getByRole('button', { name: t.status }).click();
    expect(await page.locator('.clocks > li').count()).toBe(2);
    expect(await page.locator('.clocks').textContent()).toContain('第二十五条');
    await expectGood(page, 'status');

    const reviewed = await reviewedAndHeld(codes[0]!);
    await page.reload();
    expect(await page.locator('.finding').textContent()).toContain(t.reviewing);
    expect(await page.locator('main').textContent()).not.toContain(grounds);
    await expectGood(page, 'a review held for its minute');

    await minutePasses(sql);
    await answered(reviewed);
    await page.goto(`${base()}/status`);
    await page.locator('#receiptNo').fill(codes[0]!.toLowerCase());
    await page.locator('#secret').fill(codes[1]!.toLowerCase());
    await page.getByRole('button', { name: t.status }).click();
    expect(await page.locator('main').textContent()).toContain(t.answered);
    expect(await page.locator('main').textContent()).toContain('维持原结果，理由见上。');
    await expectGood(page, 'answered');
    await context.close();
  });
});

const grounds = '照片摄于检查之后，原结论无误。';

/** What the office does meanwhile: it reviews, and the outcome can be taken back for a minute. */
async function reviewedAndHeld(receiptNo: string) {
  const { office } = visit.scene;
  const [row] = await sql('select id from objection where receipt_no = $1', [receiptNo]);
  const objectionId = row!['id'] as string;
  const reviewer = await aPerson(sql, { unit: office.unit });
  await assignReview(by(office.approver), { objectionId, reviewerId: reviewer.id }, monday);
  await holdReview(by(reviewer), objectionId, { outcome: 'stands', grounds }, monday);
  return { objectionId, reviewer };
}

async function answered({ objectionId, reviewer }: Awaited<ReturnType<typeof reviewedAndHeld>>) {
  const told = { reply: '维持原结果，理由见上。', way: 'portal', proof: '网站进度查询' } as const;
  const later = new Date(monday.getTime() + 5 * 60_000);
  await replyObjection(by(reviewer), { objectionId, ...told }, later);
}
