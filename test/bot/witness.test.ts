import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { openBrowser } from '../support/browser.ts';
import { furnish, monday, plant, setUp } from '../support/county.ts';
import { useWorld } from './world.ts';

const world = useWorld();

it('lets two witnesses commit and reveal from their browsers, and the draw happens', async () => {
  const county = await plant(world.database);
  await furnish(county, world.sql);
  const { taskId } = await setUp(county, world.sql);
  const logins = ['witness-a', 'witness-b'];
  const witnessIds = logins.map((login) => county.people[login]!);
  const { drawId } = await freezeTask(await county.by('planner'), { taskId, witnessIds }, monday);
  await world.deliver();

  const browser = await openBrowser();
  const foreign: string[] = [];
  const open = async (id: string) => {
    const page = await (
      await browser.newContext({
        viewport: { width: 390, height: 844 },
        serviceWorkers: 'block',
      })
    ).newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(world.origin)) foreign.push(request.url());
    });
    await page.goto(`${world.origin}/as/${id}/inbox`);
    await page.getByRole('link', { name: '打开见证页面' }).click();
    return page;
  };
  const pages = [await open(witnessIds[0]!), await open(witnessIds[1]!)];
  try {
    for (const page of pages) {
      await page.getByRole('button', { name: '产生随机数并提交承诺' }).click();
      await page.getByText('已于 2026年9月14日（周一）').waitFor();
    }
    const committed = await world.sql(
      `select commitment, value from entropy_source where draw_id = $1 and person_id is not null
       order by array_position($2::uuid[], person_id)`,
      [drawId, witnessIds],
    );
    const secrets = await Promise.all(
      pages.map((page, n) => secretIn(page, drawId, witnessIds[n]!)),
    );
    expect(committed.map(({ commitment, value }) => [commitment, value])).toEqual(
      secrets.map((secret) => [
        createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex'),
        null,
      ]),
    );

    await announceDraw(await county.by('planner'), { drawId }, monday);
    await revealEarly(pages[0]!);
    await pages[1]!.reload();
    await pages[1]!.getByRole('button', { name: '揭示随机数' }).click();
    await pages[1]!.getByText('抽取完成').waitFor();
    const [draw] = await world.sql('select state, label from draw where id = $1', [drawId]);
    expect(draw).toEqual({ state: 'drawn', label: 'witnessed' });
    expect(foreign).toEqual([]);
  } finally {
    await browser.close();
  }
});

// The button is there before the page's last script has come: pressed then, it sends the number too.
async function revealEarly(page: Page): Promise<void> {
  const held: Route[] = [];
  await page.route('**/assets/chat.js', (route) => void held.push(route), { times: 1 });
  await page.reload({ waitUntil: 'commit' });
  await page.getByRole('button', { name: '揭示随机数' }).click();
  await page.getByText(/已于 .* 揭示。/).waitFor();
  expect(held).toHaveLength(1);
}

const secretIn = (page: Page, drawId: string, personId: string): Promise<string> =>
  page.evaluate((key) => localStorage.getItem(key) ?? '', `yaohao.secret.${drawId}.${personId}`);
