import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { aCase } from '../support/cases.ts';
import { useDatabase } from '../support/database.ts';
import { anOffice, type Office, type Someone } from '../support/factories.ts';
import { openBrowser } from '../support/browser.ts';
import { minutePasses } from '../support/minute.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let office: Office;
let caseId: string;
let head: Client;
let approver: Client;

const account = async (person: Someone, login: string) =>
  sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    await hashPassword('yaohao-demo'),
  ]);

beforeAll(async () => {
  office = await anOffice(sql, 'xianyou');
  caseId = await aCase(sql, office, { category: '爆破作业单位' });
  await account(office.head, 'head');
  await account(office.approver, 'approver');
  await account(office.planner, 'planner');
  head = await panel.signIn('head');
  approver = await panel.signIn('approver');
}, 60_000);

const pageOf = async (client: Client, at = `/desk/cases/${caseId}`) =>
  (await client.get(at)).text();

async function press(client: Client, step: string, fields: Record<string, string | string[]>) {
  const action = `/desk/cases/${caseId}/${step}`;
  const hidden = hiddenOf(await pageOf(client), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

const ordered = { orderedOn: '2026-09-14', dueOn: '2026-09-14', documentNo: '责改〔2026〕1号' };

describe('the pages of follow-up', () => {
  test('R-178 take in what others hand over', async () => {
    const list = await pageOf(head, '/desk/cases');
    const answer = await head.post('/desk/cases', {
      ...hiddenOf(list, '/desk/cases'),
      unitId: office.unit.id,
      fromBody: '县应急管理局',
      documentNo: '应急移〔2026〕7号',
      receivedOn: '2026-09-14',
      subjectName: '某爆破公司',
      content: '无证作业',
    });
    const shown = await pageOf(head, answer.headers.get('location')!);
    expect(shown).toContain('已受理并立案卷');
    expect(shown).toContain('应急移〔2026〕7号');
  });

  test('R-179 refuse a skipped step in words with the article, and keep what was typed', async () => {
    const refused = await press(head, 'measure', { ...ordered, measure: 'suspend' });
    expect(refused).toContain('尚未经过“限期整改”');
    expect(refused).toContain('二(三)2');
    expect(refused).toContain('责改〔2026〕1号');
  });

  test('R-176 R-177 carry a case from a measure over a transfer to its closing by another', async () => {
    expect(await press(head, 'measure', { ...ordered, measure: 'rectify' })).toContain(
      '处置措施已登记',
    );
    expect(await press(head, 'review', { reviewedOn: '2026-09-14', met: 'yes' })).toContain(
      '复查结果已记录',
    );
    await press(head, 'crime', { reason: '私藏雷管', transferDueOn: '2026-09-16' });
    const early = await press(head, 'close', { outcome: 'rectified', note: '已整改' });
    expect(early).toContain('涉嫌犯罪尚未移送，不能结案');
    const refer = { receiverKind: 'own', receiver: '刑侦大队', documentNo: '移〔2026〕1号' };
    await press(head, 'refer', { ...refer, sentOn: '2026-09-14', content: '私藏雷管' });
    await press(head, 'receipt', { receiptNo: '受〔2026〕1号', receivedOn: '2026-09-14' });
    const more = { ...refer, documentNo: '移〔2026〕2号', content: '补充材料' };
    await press(head, 'refer', { ...more, sentOn: '2026-09-14' });
    expect(await press(head, 'close', { outcome: 'transferred', note: '已立案侦查' })).toContain(
      '已申请结案',
    );
    const decide = `/desk/requests/consent/case/${caseId}`;
    expect(await pageOf(head, '/desk/requests')).not.toContain(decide);
    const requests = await pageOf(approver, '/desk/requests');
    expect(requests).toContain('已移送追究刑事责任');
    await approver.post(decide, { ...hiddenOf(requests, decide), verdict: 'approve' });
    await minutePasses(sql);
    expect(await pageOf(head)).toContain('已结案');
    // What was handed on last is answered only now.
    const late = { receiptNo: '受〔2026〕2号', receivedOn: '2026-09-14' };
    const whole = await press(head, 'receipt', late);
    expect(whole).toContain('受〔2026〕2号');
    for (const way of ['receipt', 'refer', 'measure', 'close']) {
      expect(whole).not.toContain(`action="/desk/cases/${caseId}/${way}"`);
    }
  });

  test('R-175 are closed to whoever has nothing to do with the case', async () => {
    const other = await anOffice(sql);
    await account(other.head, 'stranger');
    const stranger = await panel.signIn('stranger');
    expect((await stranger.get(`/desk/cases/${caseId}`)).status).toBe(404);
    expect(await pageOf(stranger, '/desk/cases')).not.toContain(caseId);
  });
});

describe.skipIf(!hasBrowser)('the pages of follow-up, in a browser', () => {
  test.each([390, 1440])(
    'have no barrier and no side scroll at %i px',
    async (width) => {
      const open = await aCase(sql, office, { category: '爆破作业单位' });
      const browser = await openBrowser();
      try {
        for (const locale of ['zh-CN', 'en']) {
          const context = await browser.newContext({
            viewport: { width, height: 900 },
            bypassCSP: true,
          });
          const page = await context.newPage();
          await page.goto(`${panel.origin()}/sign-in`);
          await page.fill('[name=login]', 'head');
          await page.fill('[name=password]', 'yaohao-demo');
          await page.click('main button, form button.primary');
          if (locale === 'en') await page.click('button[name=locale][value=en]');
          for (const at of ['/desk/cases', `/desk/cases/${open}`]) {
            await page.goto(panel.origin() + at);
            await page.evaluate(() => {
              for (const one of document.querySelectorAll('details')) one.open = true;
            });
            await page.evaluate(axe.source);
            const found = await page.evaluate(
              'axe.run().then((r) => r.violations.map((v) => v.id + " " + v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")))',
            );
            expect(found).toEqual([]);
            const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            expect(wide).toBeLessThanOrEqual(0);
            if (shots) {
              await mkdir(shots, { recursive: true });
              const name = `${at === '/desk/cases' ? 'cases' : 'case'}-${width}-${locale}.png`;
              await page.screenshot({ path: path.join(shots, name), fullPage: true });
            }
          }
          if (locale === 'en') await page.click('button[name=locale][value="zh-CN"]');
          await context.close();
        }
      } finally {
        await browser.close();
      }
    },
    120_000,
  );
});
