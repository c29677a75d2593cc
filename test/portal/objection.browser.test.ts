import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignReview } from '../../usecases/objection/assign.ts';
import { replyObjection } from '../../usecases/objection/reply.ts';
import { reviewObjection } from '../../usecases/objection/review.ts';
import { takeIntakes } from '../../worker/take-intake.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson } from '../support/factories.ts';
import { aPdf } from '../support/pictures.ts';
import { aPublishedVisit, type PublishedVisit } from '../support/published.ts';
import { hasBrowser } from '../support/requirements.ts';
import { by, monday } from '../support/visit.ts';
import { usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { base } = usePortal(database);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: Node[] }[] }> };
type Node = { html: string };

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: Axe };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await run.run({ runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** No barrier, and nothing beyond the right edge, on a phone and on a desk. */
async function expectGood(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await faultsOf(page), name).toEqual([]);
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
    answered: '已反馈，办结',
    faults: '还没有提交',
  },
  en: {
    object: 'Do you object to this result?',
    submit: 'Hand in',
    status: 'See how it stands',
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

    await answered(codes[0]!);
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

/** What the office does meanwhile. */
async function answered(receiptNo: string): Promise<void> {
  const { office } = visit.scene;
  const [row] = await sql('select id from objection where receipt_no = $1', [receiptNo]);
  const objectionId = row!['id'] as string;
  const reviewer = await aPerson(sql, { unit: office.unit });
  await assignReview(by(office.approver), { objectionId, reviewerId: reviewer.id }, monday);
  const grounds = '照片摄于检查之后，原结论无误。';
  await reviewObjection(by(reviewer), { objectionId, outcome: 'stands', grounds }, monday);
  const told = { reply: '维持原结果，理由见上。', way: 'portal', proof: '网站进度查询' } as const;
  await replyObjection(by(reviewer), { objectionId, ...told }, monday);
}
