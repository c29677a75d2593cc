import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetConfig } from '../../config.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { checkAskedChats } from '../../worker/check-chats.ts';
import { onTelegram, usePlatforms } from '../worker/platforms.ts';

const here = usePlatforms();
const panel = usePanel((text, values) => here.sql(text, values));

let admin: Client;
beforeAll(async () => {
  Object.assign(process.env, {
    TELEGRAM_TOKEN: here.telegram.token,
    TELEGRAM_API_ROOT: here.telegram.url,
  });
  forgetConfig();
  admin = await panel.signIn('admin');
});
beforeEach(() => here.office.link('admin', onTelegram));

const page = async (client = admin) => (await client.get('/desk/chat-check')).text();
const ask = async () => admin.post('/desk/chat-check', hiddenOf(await page(), '/desk/chat-check'));

describe('the check of the chats in the panel', () => {
  it('is asked for by a button, carried out by the worker, and shows what to mend', async () => {
    expect(await page()).toContain('还没有检查过');
    expect((await ask()).status).toBe(303);
    const waiting = await admin.get('/desk/chat-check');
    expect(waiting.headers.get('refresh')).toBe('3');
    expect(await waiting.text()).toContain('正在检查');
    await checkAskedChats(200);
    const shown = await admin.get('/desk/chat-check');
    expect(shown.headers.get('refresh')).toBeNull();
    const text = await shown.text();
    expect(text).toContain('Telegram');
    expect(text).toContain('没有收到点击');
    expect(text).toContain('没有机器人进程在接收');
    const [event] = await here.sql(`select data from event where type = 'check.reported'`);
    expect((event!['data'] as { failures: number }).failures).toBeGreaterThan(0);
    await checkAskedChats(0);
    const reports = await here.sql(`select 1 from event where type = 'check.reported'`);
    expect(reports).toHaveLength(1);
  });

  it('is there for administrators only', async () => {
    const planner = await panel.signIn('planner');
    expect((await planner.get('/desk/chat-check')).status).toBe(403);
    expect(await (await planner.get('/desk')).text()).not.toContain('/desk/chat-check');
    expect(await (await admin.get('/desk')).text()).toContain('/desk/chat-check');
  });

  it.runIf(hasBrowser)('fits a phone and a desk', async () => {
    const browser = await openBrowser();
    try {
      for (const width of [390, 1440]) {
        const context = await browser.newContext({ viewport: { width, height: 900 } });
        const [name, value] = admin.cookie()!.split('=') as [string, string];
        await context.addCookies([{ name, value, url: panel.origin() }]);
        const tab = await context.newPage();
        await tab.goto(`${panel.origin()}/desk/chat-check`);
        await tab.getByRole('button', { name: '开始检查' }).waitFor();
        const isTooWide = await tab.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth,
        );
        expect(isTooWide, `${width} px`).toBe(false);
        if (process.env['SHOTS']) {
          await tab.screenshot({ path: `${process.env['SHOTS']}/chat-check-${width}.png` });
        }
      }
    } finally {
      await browser.close();
    }
  });
});
