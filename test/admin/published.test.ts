import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { provedFor } from '../support/proved-for.ts';
import { decideCorrection } from '../../usecases/correction/decide.ts';
import { registerOverdue } from '../../usecases/obligation/register-overdue.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aPublishedVisit, type PublishedVisit } from '../support/published.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, bySystem, type Scene, signed } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
const later = new Date('2026-11-05T09:00:00+08:00');
let visit: PublishedVisit;
let late: Scene;

beforeAll(async () => {
  const password = await hashPassword('yaohao-demo');
  visit = await aPublishedVisit(sql);
  late = await aMatchedTask(sql);
  await signed(sql, late, late.task.inspectionIds[0]!, new Date('2026-09-28T09:00:00+08:00'));
  await registerOverdue(bySystem(), {}, later);
  const { office } = visit.scene;
  const people = {
    planner: office.planner.id,
    approver: office.approver.id,
    'late-head': late.office.head.id,
    'late-planner': late.office.planner.id,
  };
  for (const [login, id] of Object.entries(people)) {
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      id,
      login,
      password,
    ]);
  }
  await sql('update demo_clock set at = $1, set_at = now()', [later]);
}, 60_000);

const pageOf = async (client: Client, at: string) => (await client.get(at)).text();
const post = async (
  client: Client,
  page: string,
  action: string,
  fields: Record<string, string>,
) => {
  await client.post(action, { ...hiddenOf(await pageOf(client, page), action), ...fields });
  return pageOf(client, page);
};

describe('the desk of what is public', () => {
  it('R-162 shows where a result has still to be entered, and keeps the receipt under the right code only', async () => {
    const planner = await panel.signIn('planner');
    const one = `/desk/disclosures/${visit.disclosureId}`;
    expect(await pageOf(planner, '/desk/disclosures')).toContain('企业信用信息公示系统');
    const [subject] = await sql(
      'select s.uscc from subject s join inspection n on n.subject_id = s.id where n.id = $1',
      [visit.inspectionId],
    );
    const fields = { channel: 'publicity-system', receipt: 'GS-118', enteredOn: '2026-09-15' };
    const wrong = await post(planner, one, `${one}/channel`, {
      ...fields,
      code: '91370322MA3C00001X',
    });
    expect(wrong).toContain('与已公示结果的检查对象不一致');
    const kept = await post(planner, one, `${one}/channel`, { ...fields, code: subject!['uscc'] });
    expect(kept).toContain('回执已登记');
    expect(kept).toContain('GS-118');
  });

  it('R-165 R-166 hands a correction to the head, and shows every copy with what was corrected', async () => {
    const approver = await panel.signIn('approver');
    const one = `/desk/disclosures/${visit.disclosureId}`;
    const before = await pageOf(approver, one);
    expect(before).toContain('第二十五条');
    const words = { proof: '结论勾选有误', publicNote: '检查结论录入有误，现予更正。' };
    const asked = await post(approver, one, `${one}/correction`, {
      finding: 'rectification',
      ...words,
    });
    expect(asked).toContain('等待任务执行单位主要负责人签字');
    const [row] = await sql('select id, changes from correction where disclosure_id = $1', [
      visit.disclosureId,
    ]);
    const { head } = visit.scene.office;
    await provedFor(sql, head, { type: 'correction', id: row!['id'] }, later);
    await decideCorrection(
      by(visit.scene.office.head),
      { correctionId: row!['id'], verdict: 'approve' },
      later,
    );
    const after = await pageOf(approver, one);
    for (const text of [
      '第 2 版',
      '第 1 版',
      '“未发现问题”改为“发现问题已责令改正”',
      words.publicNote,
    ]) {
      expect(after).toContain(text);
    }
    expect(after).not.toContain(words.proof);
  });

  it('R-197 R-155 shows the register with who answers for it, to be explained and not to be edited', async () => {
    const head = await panel.signIn('late-head');
    const page = await pageOf(head, '/desk/overdue');
    expect(page).toContain('已逾期 4 个工作日');
    expect(page).toContain(late.office.head.name);
    const [entry] = await sql('select id from overdue order by due_on desc limit 1');
    const action = `/desk/overdue/${entry!['id']}`;
    const said = await post(head, '/desk/overdue', action, { reason: '省平台检修' });
    expect(said).toContain('省平台检修');
    const planner = await pageOf(await panel.signIn('late-planner'), '/desk/overdue');
    expect(planner).toContain('省平台检修');
    expect(planner).not.toContain(`action="${action}"`);
  });

  it.skipIf(!hasBrowser)(
    'shuts nobody out and stays within the width of a phone, in both languages',
    async () => {
      const browser = await openBrowser();
      for (const locale of ['zh-CN', 'en'] as const) {
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          locale,
        });
        const page = await context.newPage();
        for (const [login, name, at] of [
          ['approver', 'published', '/desk/disclosures'],
          ['approver', 'published-one', `/desk/disclosures/${visit.disclosureId}`],
          ['late-head', 'overdue', '/desk/overdue'],
        ] as const) {
          await page.goto(`${panel.origin()}/sign-in`);
          await page.fill('#login', login);
          await page.fill('#password', 'yaohao-demo');
          await page.click('button.primary');
          await page.waitForURL('**/desk');
          await page.goto(panel.origin() + at);
          for (const width of [390, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            if (shots) {
              await mkdir(shots, { recursive: true });
              await page.screenshot({
                path: path.join(shots, `${name}-${locale}-${width}.png`),
                fullPage: true,
              });
            }
            expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(
              width,
            );
          }
          await page.evaluate(axe.source);
          const found = await page.evaluate(async () => {
            const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
              document,
            );
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(found, at).toEqual([]);
          const words = await page.locator('main').innerText();
          expect(words).not.toMatch(/\b(card|panel|finding|obligation)\.[a-z-]+/);
          await context.clearCookies();
        }
        await context.close();
      }
      await browser.close();
    },
    180_000,
  );
});
