import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { answerChecklist } from '../../usecases/checklist/answer.ts';
import { draftForm } from '../../usecases/form/draft.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { anItem } from '../support/factories.ts';
import { usePanel } from '../support/panel.ts';
import { aForm, aKeeper, giveEvidence } from '../support/proof.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, allAnswers, by, monday, start } from '../support/visit.ts';
import { barriers } from '../support/look.ts';
import { submitResult } from '../../usecases/result/submit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let browser: Browser;
const pages: Record<string, string> = {};

describe.skipIf(!hasBrowser)('R-140 checklist forms, looked at', () => {
  beforeAll(async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const [itemId] = scene.task.itemIds as [string];
    await anItem(sql, { category: '典当业' });
    const keeper = await aKeeper(sql, itemId);
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'planner', $2, '2026-01-01')`,
      [keeper.id, scene.office.unit.id],
    );
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      keeper.id,
      'keeper',
      await hashPassword('yaohao-demo'),
    ]);
    const points: [string, string][] = [
      ['特种行业许可证', '悬挂于显著位置，在有效期内，核准事项与实际一致'],
      ['住宿人员实名登记', '逐人登记，上传及时'],
    ];
    const form = await aForm(sql, [itemId], { code: 'LG-1', name: '旅馆业治安检查表', points });
    const [row] = await sql('select unit_id, points from checklist_form where id = $1', [form.id]);
    const next = {
      unitId: row!['unit_id'],
      code: 'LG-1',
      name: '旅馆业治安检查表',
      reason: '新标准',
    };
    const { formId } = await draftForm(by(keeper), { ...next, points: row!['points'] }, monday);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await start(sql, scene, inspectionId);
    await giveEvidence(team[0]!, inspectionId);
    const minute = (count: number) => new Date(monday.getTime() + count * 60_000);
    const ticked = { inspectionId, answers: await allAnswers(sql, [itemId]) };
    const saidAt = minute(5).toISOString();
    await answerChecklist(by(team[0]!), { ...ticked, methods: 'site', saidAt }, minute(40));
    const [first] = await allAnswers(sql, [itemId], 'problem');
    const found = { inspectionId, answers: [{ ...first!, note: '已过期' }] };
    await answerChecklist(by(team[1]!), { ...found, finding: 'pending' }, minute(45));
    const answers = await allAnswers(sql, [itemId], 'problem');
    const given = { inspectionId, finding: 'pending' as const, answers };
    await submitResult(by(team[0]!), { ...given, measures: ['site-record'] }, monday);
    Object.assign(pages, {
      visit: `/desk/visits/${inspectionId}`,
      list: '/desk/forms',
      new: '/desk/forms/new',
      published: `/desk/forms/${form.id}`,
      draft: `/desk/forms/${formId}`,
    });
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  it.each(['zh-CN', 'en'])(
    'has no barrier and fits every screen, in %s',
    async (locale) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
      const page = await context.newPage();
      await page.goto(`${panel.origin()}/sign-in`);
      await page.fill('#login', 'keeper');
      await page.fill('#password', 'yaohao-demo');
      await page.press('#password', 'Enter');
      await page.waitForURL('**/desk');
      const shown = await page.getAttribute('html', 'lang');
      if (shown !== locale) await page.click(`button[name=locale][value="${locale}"]`);
      for (const [name, address] of Object.entries(pages)) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(panel.origin() + address);
          await page.evaluate(() => {
            for (const each of document.querySelectorAll('main details'))
              each.setAttribute('open', '');
          });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
          // what somebody says and when it came.
          if (name === 'visit') expect(await page.content()).toMatch(/09:40.*09:05/);
          if (!shots) continue;
          await mkdir(shots, { recursive: true });
          const file = path.join(shots, `forms-${name}-${locale}-${width}.png`);
          await page.screenshot({ path: file, fullPage: true });
        }
        expect(await barriers(page), name).toEqual([]);
      }
      await context.close();
    },
    120_000,
  );
});
