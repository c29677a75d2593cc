import { expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();

it.runIf(hasBrowser)('shows a card that came while its page was still connecting', async () => {
  const scene = await aMatchedTask(world.sql);
  const [lead] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.route('**/inbox/events', async (route) => {
      await world.deliver();
      await route.continue();
    });
    await page.goto(`${world.origin}/as/${lead!.id}/inbox`);
    await page.getByRole('button', { name: '接受' }).waitFor();
    expect(await page.locator('article').count()).toBe(1);
  } finally {
    await browser.close();
  }
});
