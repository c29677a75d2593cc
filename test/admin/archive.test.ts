import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from '../../config.ts';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { buildArchive } from '../../usecases/archive/build.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { openBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import type { Someone } from '../support/factories.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, monday, type Scene, signed } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
const shots = process.env['SHOTS'];
let scene: Scene;
let planner: Client;
let page: string;

const account = async (person: Someone, login: string) =>
  sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    login,
    await hashPassword('yaohao-demo'),
  ]);
const read = async (at: string) => (await planner.get(at)).text();

beforeAll(async () => {
  scene = await aMatchedTask(sql);
  page = `/desk/archive/${scene.task.id}`;
  await account(scene.office.planner, 'planner');
  await account(scene.inspectors[0]!, 'inspector');
  planner = await panel.signIn('planner');
  await signed(sql, scene, scene.task.inspectionIds[0]!);
});

const asked = async () => {
  const [row] = await sql('select id from archive_package order by number desc limit 1');
  return row!['id'] as string;
};

describe('R-191 the archive in the panel', () => {
  it('says what stands in the way, then is asked for with one button', async () => {
    expect(await read(page)).toContain('待公示 1 项');
    const [row] = await sql('select id from disclosure');
    const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
    await approveDisclosure(by(scene.office.approver), given, monday);
    expect(await read('/desk/archive')).toContain(`href="${page}"`);
    const hidden = hiddenOf(await read(page), `${page}/ask`);
    const answer = await planner.post(`${page}/ask`, hidden);
    expect(answer.status).toBe(303);
    const waiting = await planner.get(page);
    expect(waiting.headers.get('refresh')).toBe('3');
    expect(await waiting.text()).toContain('正在制作');
  });

  it('gives out the package to whoever may read it, and to nobody else', async () => {
    const id = await asked();
    const font = { file: config().PDF_FONT, face: config().PDF_FONT_FACE };
    await buildArchive(id, font, monday);
    expect(await read(page)).toContain('永久');
    const file = await planner.get(`/desk/archive/packages/${id}.zip`);
    expect(file.headers.get('content-disposition')).toContain('-1.zip');
    const bytes = Buffer.from(await file.arrayBuffer());
    const [row] = await sql(
      `select encode(sha256(file), 'hex') as hash, size from archive_package`,
    );
    expect(bytes.length).toBe(row!['size']);
    expect(await read(page)).toContain(row!['hash']);
    const stranger = await panel.signIn('inspector');
    for (const at of [`/desk/archive/packages/${id}.zip`, page, '/desk/archive'])
      expect((await stranger.get(at)).status, at).toBe(403);
  });
});

describe.skipIf(!hasBrowser)('the archive in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['zh-CN', 'en'] as const)(
    'shuts nobody out and stays within the width of a phone, in %s',
    async (locale) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const tab = await context.newPage();
      await tab.goto(`${panel.origin()}/sign-in`);
      await tab.fill('#login', 'planner');
      await tab.fill('#password', 'yaohao-demo');
      await tab.click('button.primary');
      await tab.waitForURL('**/desk');
      if (locale === 'en') {
        await tab.locator('button[name=locale][value=en]').click();
        await tab.locator('html[lang=en]').waitFor();
      }
      for (const at of ['/desk/archive', page]) {
        await tab.goto(panel.origin() + at);
        for (const width of [390, 1440]) {
          await tab.setViewportSize({ width, height: 900 });
          await shoot(tab, `archive${at === page ? '-task' : ''}-${locale}-${width}`);
          expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        }
        expect(await barriers(tab), at).toEqual([]);
        expect(await tab.locator('main').innerText()).not.toMatch(
          /\b(panel|state|refusal)\.[a-z-]+/,
        );
      }
      await context.close();
    },
    120_000,
  );
});

async function barriers(tab: Page): Promise<string[]> {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate<{ violations: Violation[] }>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
type Violation = { id: string; nodes: { html: string }[] };

async function shoot(tab: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await tab.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}
