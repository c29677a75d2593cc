import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aJpeg } from '../support/pictures.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, start } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let browser: Browser;

beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser();
});
afterAll(() => browser?.close());

async function aStartedVisit() {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead] = await start(world.sql, scene, inspectionId);
  await world.deliver();
  return { inspectionId, lead: lead!, path: `/as/${lead!.id}/visit/${inspectionId}` };
}

/** A phone of that person that has opened a page and is ready to work without a network. */
async function aPhone(path: string): Promise<{ phone: BrowserContext; page: Page }> {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'zh-CN',
  });
  // Not every browser sends in the background, and here it would be too quick to be seen.
  await phone.addInitScript('delete ServiceWorkerRegistration.prototype.sync');
  const page = await phone.newPage();
  await page.goto(world.origin + path);
  await page.waitForSelector('body[data-ready=offline]');
  return { phone, page };
}

const choose = (page: Page, seed: number) =>
  page.setInputFiles('form[data-queue] input[type=file]', {
    name: `现场${seed}.jpg`,
    mimeType: 'image/jpeg',
    buffer: aJpeg({}, seed),
  });

const files = (inspectionId: string) =>
  world.sql('select name, event_key from evidence where inspection_id = $1 order by number', [
    inspectionId,
  ]);

const answersOf = (inspectionId: string) =>
  world.sql(
    `select answer, note from checklist_edit where inspection_id = $1 and item_id is not null order by id`,
    [inspectionId],
  );

describe.skipIf(!hasBrowser)('a phone without a network', () => {
  it('keeps a photo, says so, and sends it once the network is back', async () => {
    const { inspectionId, path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    await phone.setOffline(true);
    await choose(page, 1);
    await page.click('form[data-queue] button');
    await page.waitForSelector('#outbox[data-outcome=offline]');
    expect(await page.textContent('#outbox summary')).toContain('1 项尚未发送');
    expect(await page.textContent('#outbox li')).toContain('现场1.jpg');
    expect(await files(inspectionId)).toEqual([]);
    // The telephone is switched off and on again in the cellar.
    await page.reload();
    await page.waitForSelector('#outbox:not([hidden])');
    expect(await page.textContent('h1')).toContain('宾馆');
    await phone.setOffline(false);
    await page.waitForSelector('#outbox', { state: 'hidden' });
    expect(await files(inspectionId)).toMatchObject([{ name: '现场1.jpg' }]);
    await phone.close();
  });

  it('keeps photos that were chosen together as one album', async () => {
    const { inspectionId, path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    await phone.setOffline(true);
    await page.setInputFiles(
      'form[data-queue] input[type=file]',
      [61, 62, 63].map((n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: aJpeg({}, n) })),
    );
    await page.click('form[data-queue] button');
    await page.waitForSelector('#outbox[data-outcome=offline]');
    expect(await page.textContent('#outbox summary')).toContain('3 项尚未发送');
    await phone.setOffline(false);
    await page.waitForSelector('#outbox', { state: 'hidden' });
    const kept = await files(inspectionId);
    expect(kept).toHaveLength(3);
    expect(new Set(kept.map(({ album }) => album)).size).toBe(1);
    expect(kept[0]!.album).not.toBeNull();
    await phone.close();
  });

  it('sends a photo again whose answer was lost, and it counts once', async () => {
    const { inspectionId, path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    let lost = 0;
    await phone.route('**/evidence', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await choose(page, 2);
    await page.click('form[data-queue] button');
    await page.waitForSelector('#outbox[data-outcome=offline]');
    expect(await files(inspectionId)).toHaveLength(1);
    await page.reload();
    await page.waitForSelector('#outbox[data-outcome=done][hidden]', { state: 'attached' });
    expect(lost).toBe(2);
    expect(await files(inspectionId)).toHaveLength(1);
    await phone.close();
  });

  it('shows what was refused and why, until somebody takes it away', async () => {
    const { path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    await page.setInputFiles('form[data-queue] input[type=file]', {
      name: '说明.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('not a document'),
    });
    await page.click('form[data-queue] button');
    await page.waitForSelector('#outbox[data-outcome=done]');
    expect(await page.textContent('#outbox')).toMatch(/1 项未被接收.*不能接收这种文件/s);
    await page.click('#outbox summary');
    await page.click('#outbox button');
    await page.waitForSelector('#outbox', { state: 'hidden' });
    await phone.close();
  });

  it('opens the inbox and the visits on its list', async () => {
    const { inspectionId, lead } = await aStartedVisit();
    const { phone, page } = await aPhone(`/as/${lead.id}/inbox`);
    await phone.setOffline(true);
    await page.click(`.visits a[href$="${inspectionId}"]`);
    await page.waitForSelector('form.checklist');
    await page.goto(`${world.origin}/as/${lead.id}/witness/${inspectionId}`);
    expect(await page.textContent('h1')).toBe('没有网络');
    await phone.close();
  });

  it('keeps a whole checklist, answer by answer, and hands it in when the network is back', async () => {
    const { inspectionId, path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    await page.check('[name=p0][value=ok]');
    await expect.poll(() => answersOf(inspectionId)).toHaveLength(1);
    await page.waitForSelector('#outbox[data-outcome=done]', { state: 'attached' });
    await phone.setOffline(true);
    await page.check('[name=p1][value=problem]');
    await page.fill('[name=p1-note]', '登记簿缺页');
    await page.check('[name=p2][value=ok]');
    await page.check('[name=finding][value=rectification]');
    await page.fill('[name=note]', '已当场改正');
    await page.waitForSelector('#outbox li:has-text("备注")', { state: 'attached' });
    await page.reload();
    await page.waitForSelector('#outbox[data-outcome=offline]');
    expect(await page.isChecked('[name=p1][value=problem]')).toBe(true);
    expect(await page.inputValue('[name=p1-note]')).toBe('登记簿缺页');
    expect(await page.inputValue('[name=note]')).toBe('已当场改正');
    await page.click('.checklist .primary');
    await page.waitForSelector('#outbox li:has-text("提交结果")', { state: 'attached' });
    expect(await answersOf(inspectionId)).toHaveLength(1);
    await phone.setOffline(false);
    await page.waitForSelector('#outbox[data-outcome=done][hidden]', { state: 'attached' });
    const [result] = await world.sql(
      'select finding, note, number from result where inspection_id = $1',
      [inspectionId],
    );
    expect(result).toEqual({ finding: 'rectification', note: '已当场改正', number: 1 });
    const edits = await answersOf(inspectionId);
    expect(edits).toContainEqual({ answer: 'problem', note: '登记簿缺页' });
    await phone.close();
  });

  it('says on the spot what a checklist lacks, and leaves it as it is filled in', async () => {
    const { path } = await aStartedVisit();
    const { phone, page } = await aPhone(path);
    await page.check('[name=p0][value=ok]');
    await page.check('[name=finding][value=clear]');
    await page.click('.checklist .primary');
    await page.waitForSelector('.toast.deny');
    expect(await page.textContent('.toast')).toContain('项未填写');
    expect(await page.isChecked('[name=p0][value=ok]')).toBe(true);
    await phone.close();
  });
});
