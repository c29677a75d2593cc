import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { translateAny } from '../../locales/translate.ts';
import { makeDigest } from '../../usecases/digest/make.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { replaceInspector } from '../../usecases/substitution/replace.ts';
import { useWorld } from '../bot/world.ts';
import { openBrowser } from '../support/browser.ts';
import type { Someone } from '../support/factories.ts';
import { by, bySystem, monday } from '../support/visit.ts';
import {
  aPhone,
  chatOf,
  idsOn,
  leave,
  readers,
  type Reader,
  shrink,
  snap,
  take,
} from './camera.ts';
import { aCast, aGroupNotice, type Cast } from './scene.ts';

// `npm run pictures`: the cards as the chats show them, from the task's notice to the receipt.
const world = useWorld({ now: () => monday.getTime() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const words = {
  'zh-CN': { task: '抽查任务', ask: '回避申请 ·', receipt: '审批回执', digest: '每周简报' },
  en: { task: 'Inspection ·', ask: 'Recusal ·', receipt: 'Receipt of', digest: 'Weekly digest' },
} as const;

/** What one reader sees, one picture after the other. */
type Shoot = Reader & { cast: Cast };

describe.each(readers)('the cards on $provider in $locale', (reader) => {
  it('are photographed', { timeout: 240_000 }, async () => {
    await world.sql('update demo_clock set at = $1, set_at = clock_timestamp()', [monday]);
    const shoot = { ...reader, cast: await aCast(world, reader, monday) };
    await theTask(shoot);
    await theForm(shoot);
    await theRequest(shoot);
    await theDigest(shoot);
  });
});

async function theTask(shoot: Shoot): Promise<void> {
  const { cast, locale } = shoot;
  // A group reads the language of the regulation.
  if (locale === 'zh-CN') {
    const group = await aGroupNotice(world, cast, shoot);
    await world.deliver();
    const page = await aPhone(browser, shoot, group);
    await snap(page, '抽查任务公告', 'notice', shoot);
  }
  await world.deliver();
  await snap(await open(cast.lead, shoot), cast.task.code, 'task', shoot);
}

async function theForm(shoot: Shoot): Promise<void> {
  const page = await open(shoot.cast.second, shoot);
  await page.getByText(shoot.cast.task.code).last().waitFor();
  const before = await idsOn(page);
  const name = translateAny(shoot.locale, 'button.recusal.request');
  const card = page.locator('#messages > [data-id], article.card', {
    hasText: shoot.cast.task.code,
  });
  await card.getByRole('button', { name }).click();
  if (shoot.provider === 'telegram') {
    await page.waitForFunction(
      (least) => document.querySelectorAll('#messages > [data-id]').length > least,
      before.length,
    );
    await leave(page, shoot.cast.task.code, before);
  } else if (shoot.provider === 'slack') await page.locator('#modal form').waitFor();
  else await page.waitForURL(/form/);
  if (shoot.provider !== 'slack') await shrink(page);
  await take(page, 'form', shoot);
  await page.close();
}

async function theRequest(shoot: Shoot): Promise<void> {
  const { cast, locale } = shoot;
  const { inspectionId, office } = cast;
  const said = words[locale];
  await requestRecusal(by(cast.second), { inspectionId, ground: 'kinship' }, monday);
  await world.deliver();
  await snap(await open(office.approver, shoot), said.ask, 'ask', shoot);
  const late = await open(cast.deputy, shoot);
  const before = await idsOn(late);
  const page = await open(office.approver, shoot);
  await approve(page, shoot);
  await until(() =>
    world.sql('select 1 from held_verdict where person_id = $1', [office.approver.id]),
  );
  await approve(late, shoot);
  if (shoot.provider === 'telegram') await late.locator('#box[open]').waitFor();
  else if (shoot.provider === 'slack') await late.locator('.only').waitFor();
  else await late.locator('.flash').waitFor();
  await snap(late, said.ask, 'refused', shoot, before);
  await page.close();
  await world.deliver();
  await snap(await open(office.approver, shoot), said.ask, 'held', shoot);
  await world.conclude();
  const [draw] = await world.sql(
    'select id from draw where task_id = $1 and substitution_id is not null',
    [cast.task.id],
  );
  await replaceInspector(bySystem(), { drawId: draw!['id'] }, monday);
  await world.deliver();
  await snap(await open(office.approver, shoot), said.ask, 'outcome', shoot);
  await snap(await open(office.approver, shoot), said.receipt, 'receipt', shoot);
}

async function theDigest(shoot: Shoot): Promise<void> {
  const { head, unit } = shoot.cast.office;
  await makeDigest(bySystem(), { unitId: unit.id, weekOn: '2026-09-14' }, monday);
  await world.deliver();
  await snap(await open(head, shoot), words[shoot.locale].digest, 'digest', shoot);
}

const open = async (person: Someone, reader: Reader): Promise<Page> =>
  aPhone(browser, reader, await chatOf(world, person, reader));

async function approve(page: Page, { locale }: Reader): Promise<void> {
  const name = translateAny(locale, 'button.recusal.approve');
  await page.getByRole('button', { name, exact: true }).last().click();
}

// What the bot does with a press is over when its row is there.
async function until(found: () => Promise<unknown[]>): Promise<void> {
  const patient = Date.now() + 20_000;
  while ((await found()).length === 0) {
    if (Date.now() > patient) throw new Error('nothing came of it');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
