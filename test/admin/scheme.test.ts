import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { aPerson, type Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let password: string;
let count = 0;
let browser: Browser | undefined;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
  if (hasBrowser) browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

async function loginOf(person: Someone): Promise<string> {
  count += 1;
  const login = `reader-${count}`;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    password,
  ]);
  return login;
}

const pageOf = async (client: Client, page: string) => (await client.get(page)).text();

async function press(
  client: Client,
  { page, action }: { page: string; action: string },
  fields: Record<string, string>,
) {
  const hidden = hiddenOf(await pageOf(client, page), action);
  const answer = await client.post(action, { ...hidden, ...fields });
  expect(answer.status).toBe(303);
  return pageOf(client, answer.headers.get('location')!);
}

type Violation = { id: string; nodes: { html: string }[] };

/** Shuts nobody out, and stays within the width of a phone, with everything unfolded. */
async function looksRight(login: string, address: string, name: string): Promise<void> {
  if (!browser) return;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${panel.origin()}/sign-in`);
  await page.fill('#login', login);
  await page.fill('#password', 'yaohao-demo');
  await page.click('button.primary');
  await page.waitForURL('**/desk');
  await page.goto(panel.origin() + address);
  await page.evaluate(() =>
    document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')),
  );
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    if (shots) {
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, name).toBeLessThanOrEqual(width);
  }
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
  await context.close();
}

describe('the page of a scheme', () => {
  it('R-115 P-36 comes filled in, is drafted by one and confirmed by another, and keeps each version', async () => {
    const scene = await aMatchedTask(sql, { scheme: false });
    const { planner, approver } = scene.office;
    const page = `/desk/tasks/${scene.task.id}/scheme`;
    const [drafts, confirms] = [`${page}`, `/desk/tasks/${scene.task.id}/confirm-scheme`];
    const login = await loginOf(planner);
    const author = await panel.signIn(login);
    const empty = await pageOf(author, page);
    expect(empty).toContain('第十九条');
    expect(empty).not.toContain('exec.schemeRequired');
    expect(empty).toContain('组长：主持检查');
    expect(empty).toContain('2026年9月14日');
    await looksRight(login, page, 'scheme-empty');
    const parts = { duty: '甲主持\n乙记录', procedure: '出示证件', schedule: '九月二十日前' };
    const saved = await press(author, { page, action: drafts }, parts);
    expect(saved).toContain('方案草稿已保存');
    expect(saved).toContain('拟定人不能确认自己的方案');
    expect(saved).not.toContain(`action="${confirms}"`);

    const other = await loginOf(approver);
    const chief = await panel.signIn(other);
    await looksRight(other, page, 'scheme-draft');
    expect(await pageOf(chief, page)).not.toContain(`action="${drafts}"`);
    const waiting = `href="${page}#draft"`;
    expect(await pageOf(chief, '/desk')).toContain(waiting);
    expect(await pageOf(author, '/desk')).not.toContain(waiting);
    const done = await press(chief, { page, action: confirms }, {});
    expect(done).toContain('方案已确认并生效');
    expect(done).toContain('第 1 版已确认');
    expect(await pageOf(chief, '/desk')).not.toContain(waiting);
    const next = await press(author, { page, action: drafts }, { ...parts, duty: '丙接任' });
    expect(next).toContain('第 2 版');
    expect(next).toContain('甲主持');
    await looksRight(other, page, 'scheme-two');
    const ways = [`/desk/tasks/${scene.task.id}`, `/desk/visits/${scene.task.inspectionIds[0]}`];
    for (const way of ways) expect(await pageOf(chief, way)).toContain(`href="${page}"`);
    const stranger = await aPerson(sql, { unit: scene.office.sibling });
    const answer = await (await panel.signIn(await loginOf(stranger))).get(page);
    expect(answer.status).toBe(404);
  }, 120_000);
});

describe('the page of a visit', () => {
  it('R-125 P-30 lets who is in charge in 许昌 order a recusal, and nobody in 高青', async () => {
    const scene = await aMatchedTask(sql, { profile: 'xuchang' });
    const inspectionId = scene.task.inspectionIds[0]!;
    const page = `/desk/visits/${inspectionId}`;
    const action = `${page}/order-recusal`;
    const [, member] = await teamOf(sql, scene, inspectionId);
    const login = await loginOf(scene.office.head);
    const head = await panel.signIn(login);
    const form = await pageOf(head, page);
    expect(form).toContain('二(七)');
    expect(form).not.toContain('recusal.modes');
    await looksRight(login, page, 'order');
    const fields = { inspectorId: member!.id, ground: 'kinship', note: '' };
    const done = await press(head, { page, action }, fields);
    expect(done).toContain('已指令回避');
    const chief = await panel.signIn(await loginOf(scene.office.approver));
    expect(await pageOf(chief, '/desk/requests')).toContain(scene.office.head.name);

    const gaoqing = await aMatchedTask(sql);
    const theirs = await panel.signIn(await loginOf(gaoqing.office.head));
    const other = `/desk/visits/${gaoqing.task.inspectionIds[0]}`;
    expect(await pageOf(theirs, other)).not.toContain('指令回避');
  }, 120_000);
});
