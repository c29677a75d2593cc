import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import {
  anInspector,
  anOffice,
  aPerson,
  many,
  type Office,
  type Someone,
} from '../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau } from '../support/merging.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { aMatchedTask, by, monday, signed } from '../support/visit.ts';
import { hasBrowser } from '../support/requirements.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const category = '娱乐场所';
let count = 0;
const logins = new Map<string, string>();

/** Gives somebody a log-in, and signs them in. */
async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `clerk-${count}`,
    await hashPassword('yaohao-demo'),
  ]);
  logins.set(person.id, `clerk-${count}`);
  return panel.signIn(`clerk-${count}`);
}

const pageOf = async (client: Client, path: string) => (await client.get(path)).text();

async function venues({ unit }: Office, grade: string, amount: number) {
  for (let at = 0; at < amount; at += 1) {
    count += 1;
    await sql(
      `insert into subject (id, uscc, name, category, grade, status, unit_id, updated_at)
       values (gen_random_uuid(), $1, $2, $3, $4, '存续', $5, '2026-01-01')`,
      [
        `91350322000000${String(count).padStart(3, '0')}X`,
        `歌厅${count}`,
        category,
        grade,
        unit.id,
      ],
    );
  }
}

describe('the page of frequencies', () => {
  let bureau: Bureau;
  let client: Client;

  beforeAll(async () => {
    bureau = await aBureau(sql, { profile: 'xianyou', subjects: 0 });
    await many(8, () => anInspector(sql, { unit: bureau.unit, skills: [category] }));
    await venues(bureau, 'C', 5);
    await venues(bureau, 'A', 2);
    const itemId = await aKeyItem(sql, bureau, '消防通道', category);
    await aPlanLine(sql, bureau, itemId);
    client = await atDesk(bureau.planner);
  }, 60_000);

  it('R-071 R-072 shows who is due by when, who is behind, and whether it fits', async () => {
    const page = await pageOf(client, '/desk/frequency');
    expect(page).toContain('娱乐场所 · 等级 C、未登记');
    expect(page).toContain('全部轮查 5 户');
    expect(page).toContain('全部轮查 2 户');
    expect(page).toContain('按这个人力，全部承诺都能按期完成');
    expect(page).toContain('仙游县公安局 二(二)1');
    const tight = await pageOf(client, '/desk/frequency?perDay=1');
    expect(tight).toContain('value="1"');
  });

  it('R-071 a proposal fills the set-up form in, with its grade, window and line of the plan', async () => {
    const page = await pageOf(client, '/desk/frequency');
    const hidden = hiddenOf(page, '/desk/frequency/accept');
    const answer = await client.post('/desk/frequency/accept', hidden);
    expect(answer.headers.get('location')).toBe('/desk/tasks/new');
    const form = await pageOf(client, '/desk/tasks/new');
    expect(form).toContain('已采用建议');
    expect(form).toMatch(/value="rotation"\s+selected|value="rotation"[^>]*checked/);
    expect(form).toMatch(/name="grade-0"\s+value="(A|C)"\s+checked/);
    expect(form).toMatch(/name="startsOn"[^>]*value="2026-/);
    // Whoever is served in the period already is not drawn again.
    expect(form).toMatch(/name="unserved-from-0"[^>]*value="2026-/);
    expect(form).toMatch(/name="unserved-to-0"[^>]*value="2026-/);
    const [event] = await sql(`select actor_id, door from event where type = 'frequency.accepted'`);
    expect(event).toEqual({ actor_id: bureau.planner.id, door: 'panel' });
  });

  it('R-071 the proof comes as a file with its digest, which is on the trail', async () => {
    const hidden = hiddenOf(await pageOf(client, '/desk/frequency'), '/desk/frequency/proof');
    const fields = { ...hidden, from: '2026-07-01', to: '2026-09-14' };
    const answer = await client.post('/desk/frequency/proof', fields);
    expect(answer.headers.get('content-disposition')).toContain(
      'frequency-2026-07-01-2026-09-14.tsv',
    );
    const list = await answer.text();
    // Five C venues in three months, two A venues in one quarter.
    expect(list.trim().split('\n')).toHaveLength(5 * 3 + 2);
    const [event] = await sql(
      `select data ->> 'sha256' as sha256 from event where type = 'frequency.proved'`,
    );
    expect(event).toEqual({ sha256: createHash('sha256').update(list).digest('hex') });
  });

  it('R-071 says why those who are behind were not inspected', async () => {
    const page = await pageOf(client, '/desk/frequency');
    expect(page).toContain('没有任务抽取：');
    expect(page).toMatch(/歌厅\d+ <span class="muted">没有任务抽取<\/span>/);
  });

  it('R-071 a miss is closed on its page with a reason, by the approver, and stays there', async () => {
    await sql(
      `insert into obligation (id, kind, about_type, about_id, due_on, provisional, calendar_version, rule, steps,
         created_at, period, unit_id, label, clock_from, overdue_every)
       values (gen_random_uuid(), 'frequency', 'unit', $1, '2026-07-31', false, '2026', '二(二)1', '[]', '2026-07-01',
         '娱乐场所:C:2026-07-01:1', $1, '娱乐场所 C级（2026-07-01 – 2026-07-31）', '2026-07-01', 20)`,
      [bureau.unit.id],
    );
    const seen = await pageOf(client, '/desk/frequency/missed');
    expect(seen).toContain('娱乐场所 C级（2026-07-01 – 2026-07-31）');
    expect(seen).not.toContain('写明理由，了结');
    const approver = await atDesk(bureau.approver);
    const page = await pageOf(approver, '/desk/frequency/missed');
    const [, action] = /action="(\/desk\/frequency\/missed\/[^"]+)"/.exec(page)!;
    const hidden = hiddenOf(page, action!);
    await approver.post(action!, { ...hidden, reason: ' ' });
    expect(await pageOf(approver, '/desk/frequency/missed')).toContain('写明理由，了结');
    await approver.post(action!, { ...hidden, reason: '停业整修，恢复后即查' });
    const after = await pageOf(approver, '/desk/frequency/missed');
    expect(after).toContain('停业整修，恢复后即查');
    expect(after).toContain(bureau.approver.name);
    expect(after).not.toContain('写明理由，了结');
  });

  it('R-080 a key area is entered with its document, and one more draw is proposed', async () => {
    const hidden = hiddenOf(await pageOf(client, '/desk/frequency'), '/desk/frequency/boost');
    const boost = {
      kind: 'holiday',
      name: '国庆安保',
      categories: [category],
      startsOn: '2026-09-25',
      endsOn: '2026-10-08',
      document: '仙公〔2026〕18号',
    };
    expect((await client.post('/desk/frequency/boost', { ...hidden, ...boost })).status).toBe(303);
    expect(await pageOf(client, '/desk/frequency')).toContain('抽取不少于 1 户（5%）');
  });

  it.skipIf(!hasBrowser).each([390, 1440])(
    'its pages do not scroll sideways at %i pixels',
    async (width) => {
      const browser = await openBrowser();
      const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
      await page.goto(`${panel.origin()}/sign-in`);
      await page.fill('input[name=login]', logins.get(bureau.approver.id)!);
      await page.fill('input[name=password]', 'yaohao-demo');
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForURL('**/desk');
      for (const at of ['/desk/frequency', '/desk/frequency/missed']) {
        await page.goto(panel.origin() + at);
        await shoot(page, `${at.replaceAll('/', '-').slice(1)}-${width}`);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, at).toBeLessThanOrEqual(0);
      }
      await browser.close();
    },
    120_000,
  );

  it('is not for everybody, and says so where a bureau has no frequencies', async () => {
    const office = await anOffice(sql, 'gaoqing');
    const nobody = await atDesk(await aPerson(sql, { unit: office.unit }));
    expect((await nobody.get('/desk/frequency')).status).toBe(403);
    const planner = await atDesk(office.planner);
    expect(await pageOf(planner, '/desk/frequency')).toContain('没有规定固定频次');
  });
});

async function shoot(page: Page, name: string): Promise<void> {
  const shots = process.env['SHOTS'];
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}

describe('the page of the calendar', () => {
  const fields = {
    year: '2027',
    holidays: [
      '2027-01-01 至 2027-01-03 元旦',
      '2027-02-05 至 2027-02-11 春节',
      '2027-04-05 清明节',
      '2027-05-01 至 2027-05-05 劳动节',
      '2027-06-09 端午节',
      '2027-09-15 中秋节',
      '2027-10-01 至 2027-10-07 国庆节',
    ].join('\n'),
    makeUpDays: '2027-01-30',
    source: '国务院办公厅关于2027年部分节假日安排的通知',
  };

  it('shows every year with its source; administrators enter one, and what is wrong is named', async () => {
    const office = await anOffice(sql);
    const reader = await pageOf(await atDesk(office.planner), '/desk/calendar');
    expect(reader).toContain('chinese-days');
    expect(reader).not.toContain('name="makeUpDays"');
    const person = await aPerson(sql, {
      unit: office.unit,
      roles: [['administrator', office.bureau]],
    });
    const client = await atDesk(person);
    const send = async (more: object) => {
      const hidden = hiddenOf(await pageOf(client, '/desk/calendar'), '/desk/calendar');
      await client.post('/desk/calendar', { ...hidden, ...fields, ...more });
      return pageOf(client, '/desk/calendar');
    };
    const wrong = await send({ holidays: '2027-06-09 端午节' });
    expect(wrong).toContain('2027 年的放假安排里没有元旦');
    expect(wrong).toContain('2027-06-09 端午节');
    const done = await send({});
    expect(done).toContain('已录入 2027 年日历');
    expect(done).toContain(fields.source);
  });
});

describe('the handling of a problem in the panel', () => {
  it('P-03 阳城: the approver enters the decision, which starts the clock', async () => {
    const scene = await aMatchedTask(sql, { profile: 'yangcheng' });
    await signed(sql, scene, scene.task.inspectionIds[0]!, monday, { finding: 'rectification' });
    const client = await atDesk(scene.office.approver);
    const page = await pageOf(client, '/desk/requests');
    const [row] = await sql('select id from disclosure where inspection_id = $1', [
      scene.task.inspectionIds[0],
    ]);
    const action = `/desk/requests/handling/${row!['id']}`;
    const decision = { decidedOn: '2026-09-14', decision: '责令限期改正', document: '' };
    await client.post(action, { ...hiddenOf(page, action), ...decision });
    const after = await pageOf(client, '/desk/requests');
    expect(after).toContain('公示期限自 2026-09-14 起算');
    expect(after).not.toContain(action);
    const approve = { disclosureId: row!['id'], verdict: 'approve' as const };
    expect(await approveDisclosure(by(scene.office.approver), approve, monday)).toMatchObject({
      state: 'published',
    });
  });
});
