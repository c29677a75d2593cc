import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log } from '../../log.ts';
import { portal } from '../../portal/app.ts';
import type { Database } from '../../portal/database.ts';
import { concludeComplaint } from '../../usecases/complaint/conclude.ts';
import { takeIntakes } from '../../worker/take-intake.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, aPerson, type Office } from '../support/factories.ts';
import { shoot } from '../support/look.ts';
import { idsTwice } from '../support/markup.ts';
import { hasBrowser } from '../support/requirements.ts';
import { by } from '../support/visit.ts';
import { expectOpenToAll, tabIn } from './open-to-all.ts';
import { publishSample, siteUrl, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { base } = usePortal(database);
const closers: (() => unknown)[] = [];
let browser: Browser;
let office: Office;

type Locale = keyof typeof words;

const words = {
  'zh-CN': {
    tooMany: '访问过于频繁',
    busy: '现在访问的人很多',
    failed: '页面暂时出错',
    down: '公示平台正在维护',
    notFromHere: '没有提交',
    submit: '提交',
    status: '查看进度',
    outOfScope: '不属于对检查人员的投诉',
  },
  en: {
    tooMany: 'Too many requests',
    busy: 'Many people are here right now',
    failed: 'Something went wrong',
    down: 'The portal is being maintained',
    notFromHere: 'Not handed in',
    submit: 'Hand in',
    status: 'See how it stands',
    outOfScope: 'not about inspectors',
  },
} as const;

const open = (locale: Locale): Promise<Page> => tabIn(browser, 'http://127.0.0.1', locale);

/** No barrier light or dark, no id twice, and nothing beyond the right edge, on a phone and on a desk. */
async function expectGood(page: Page, name: string, locale: Locale): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  expect(idsTwice(await page.content())).toEqual([]);
  await expectOpenToAll(page);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await shoot(page, `rare-${name}-${locale}-${width}`);
  }
}

/** A portal on a database that answers like this. */
async function serve(query: () => Promise<never>, burst = 1000): Promise<string> {
  const answering = { query, end: async () => {} } as unknown as Database;
  const allowance = { burst, perSecond: 0.001 };
  const server = portal({ database: answering, url: siteUrl, demo: false, allowance }).listen(0);
  await once(server, 'listening');
  closers.push(() => server.close() && server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failsWith = (code: string) => () =>
  Promise.reject<never>(Object.assign(new Error('down'), { code }));

/** The supervision says of the complaint under this number that it is about no inspector. */
async function setAside(receiptNo: string): Promise<void> {
  const [row] = await sql('select id from complaint where receipt_no = $1', [receiptNo]);
  const { unit, bureau } = office;
  const auditor = await aPerson(sql, { unit, roles: [['auditor', bureau]] });
  await concludeComplaint(by(auditor), {
    complaintId: row!['id'],
    finding: 'out-of-scope',
    note: '反映的是邻居经营扰民。',
    answer: '请向综合行政执法部门反映。',
  });
}

describe.runIf(hasBrowser)('the pages that people seldom see, in Chromium', () => {
  const level = log.level;
  beforeAll(async () => {
    log.level = 'silent';
    office = await anOffice(sql);
    await publishSample(sql);
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    for (const close of closers) await close();
    log.level = level;
  });

  describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
    const said = words[locale];

    it.each([
      ['too many requests', 429, 'tooMany', () => serve(failsWith('XX000'), 0)],
      ['a failure', 500, 'failed', () => serve(failsWith('XX000'))],
      ['a database that is down', 503, 'down', () => serve(failsWith('ECONNREFUSED'))],
    ] as const)('%s (%i) shuts nobody out', async (_what, status, key, start) => {
      const page = await open(locale);
      const answer = await page.goto(`${await start()}/draws`);
      expect(answer!.status()).toBe(status);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(said[key]);
      await expectGood(page, String(status), locale);
      await page.context().close();
    });

    it('a portal that is full (503) shuts nobody out', async () => {
      let asked = 0;
      let full = () => {};
      const isFull = new Promise<void>((resolve) => {
        full = resolve;
      });
      const never = () => {
        if ((asked += 1) === 32) full();
        return new Promise<never>(() => {});
      };
      const url = await serve(never);
      const away = new AbortController();
      const crowd = Array.from({ length: 32 }, (_, at) =>
        fetch(`${url}/draws/${at}`, { signal: away.signal }).catch(() => undefined),
      );
      await isFull;
      const page = await open(locale);
      const answer = await page.goto(`${url}/results`);
      expect([answer!.status(), answer!.headers()['retry-after']]).toEqual([503, '10']);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(said.busy);
      await expectGood(page, 'busy', locale);
      away.abort();
      await Promise.all(crowd);
      await page.context().close();
    });

    it('a form from elsewhere (403) is turned away on a page for everybody', async () => {
      const page = await open(locale);
      await page.setContent(
        `<form method="post" enctype="multipart/form-data" action="${base()}/complaint"><button>x</button></form>`,
      );
      const answered = page.waitForResponse('**/complaint');
      await page.getByRole('button').click();
      expect((await answered).status()).toBe(403);
      await page.getByRole('heading', { level: 1, name: said.notFromHere }).waitFor();
      await expectGood(page, '403', locale);
      await page.context().close();
    });

    it('R-151 a complaint handed in, and one that is about no inspector, shut nobody out', async () => {
      const page = await open(locale);
      await page.goto(`${base()}/complaint`);
      await page.locator('#ref').fill('GQGA-1999-000001-0001');
      await page.locator('#content').fill('检查人员未出示证件。');
      await page.getByRole('button', { name: said.submit }).click();
      await page.getByRole('status').waitFor();
      expect(await page.locator('code.code').count()).toBe(2);
      await expectGood(page, 'complaint-handed-in', locale);

      await takeIntakes();
      const receiptNo = await page.locator('code.code').first().textContent();
      await setAside(receiptNo!);
      await page.getByRole('button', { name: said.status }).click();
      await page.locator('.finding').waitFor();
      expect(await page.locator('main').textContent()).toContain(said.outOfScope);
      await expectGood(page, 'complaint-set-aside', locale);
      await page.context().close();
    });
  });
});
