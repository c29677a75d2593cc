import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDigest } from '../../usecases/digest/make.ts';
import { requestRecusal } from '../../usecases/recusal/request.ts';
import { openBrowser } from '../support/browser.ts';
import type { Someone } from '../support/factories.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, bySystem, monday, start, teamOf } from '../support/visit.ts';
import { aHand, type Hand } from './hands.ts';
import { useWorld } from './world.ts';

// SHOTS=/dir keeps what they look like; the pictures of the docs are taken by `npm run pictures:cards`.
const pictures = process.env['SHOTS'];
const world = useWorld();
let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Where somebody reads their private chat on a platform. */
async function chatOf(person: Someone, provider: Hand['provider']): Promise<string> {
  if (provider === 'web') return `${world.origin}/as/${person.id}/inbox`;
  const [identity] = await world.sql(
    'select user_id from chat_identity where person_id = $1 and provider = $2',
    [person.id, provider],
  );
  return `${world[provider].url}/ui/${identity!['user_id']}?lang=zh-CN`;
}

async function onAPhone(url: string, words: string, name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(url);
  const card = page.getByText(words).last();
  await card.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  if (pictures) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }
  return page;
}

describe.skipIf(!hasBrowser)('the main cards on a phone', () => {
  it.each(['telegram', 'slack', 'web'] as const)('are all there on %s', async (provider) => {
    const scene = await aMatchedTask(world.sql, { subjects: 1 });
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await teamOf(world.sql, scene, inspectionId);
    const { approver, head, unit } = scene.office;
    for (const person of [lead!, approver, head]) await aHand(world, person, provider);
    await requestRecusal(by(second!), { inspectionId, ground: 'kinship' }, monday);
    await makeDigest(bySystem(), { unitId: unit.id, weekOn: '2026-09-14' }, monday);
    await world.deliver();
    const task = await onAPhone(await chatOf(lead!, provider), '抽查任务', `task-${provider}`);
    expect(await task.getByRole('button', { name: '接受' }).count()).toBeGreaterThan(0);
    await task.close();
    const ask = await onAPhone(await chatOf(approver, provider), '回避申请', `ask-${provider}`);
    expect(await ask.getByRole('button', { name: '同意', exact: true }).count()).toBeGreaterThan(0);
    await ask.close();
    const told = await onAPhone(await chatOf(head, provider), '每周简报', `digest-${provider}`);
    await told.close();
  });

  it('lead to the checklist on the web', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await start(world.sql, scene, inspectionId);
    const url = `${world.origin}/as/${lead!.id}/visit/${inspectionId}`;
    const page = await onAPhone(url, '检查组', 'visit-web');
    await page.locator('.checklist h2').scrollIntoViewIfNeeded();
    expect(await page.locator('.checklist .primary').isVisible()).toBe(true);
    if (pictures) await page.screenshot({ path: path.join(pictures, 'checklist-web.png') });
    await page.close();
  });
});
