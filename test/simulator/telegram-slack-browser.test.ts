import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasBrowser } from '../support/requirements.ts';
import { barriers } from '../support/look.ts';
import { cardBlocks, startHttpApp, type SlackWorld } from './slack-app.ts';
import { startPollingBot, type PollingBot } from './telegram-bot.ts';

// Runs where Debian's Chromium is; `npm run test:long` brings it.
describe.runIf(hasBrowser)('the chat pages in a browser', () => {
  let browser: Browser;
  let page: Page;
  let telegram: PollingBot;
  let slack: SlackWorld;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    telegram = await startPollingBot();
    slack = await startHttpApp();
  });
  afterAll(async () => {
    await browser.close();
    await telegram.stop();
    await slack.stop();
  });
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  });
  afterEach(() => page.close());

  const overflow = () =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test('a person on Telegram starts, presses, reads the note and sees the card change', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    telegram.fake.user({ id: 1, name: '张三' });
    await page.goto(`${telegram.fake.url}/ui/1?start=code`);
    await page.getByRole('button', { name: '开始' }).click();
    await page.getByText('你好 code').waitFor();
    await page.getByPlaceholder('说点什么…').fill('/card');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByRole('button', { name: '接受' }).waitFor();
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: '接受' }).click();
    await page.locator('#toast.on').waitFor();
    expect(await page.locator('#toast').textContent()).toBe('已接受');
    await page.getByText('抽查任务 · 已接受').waitFor();
    expect(await page.getByRole('button', { name: '接受' }).count()).toBe(0);
    expect(new Set(asked)).toEqual(new Set([telegram.fake.url]));
  });

  test('a person on Slack fills in a form, is told what is wrong, and mends it', async () => {
    slack.fake.user({ id: 'U1', name: '王五' });
    await slack.client.chat.postMessage({ channel: 'U1', text: '卡', blocks: cardBlocks });
    await page.goto(`${slack.fake.url}/ui/U1`);
    expect(await overflow()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '申请回避' }).click();
    await page.getByLabel('事由 *').selectOption('kin');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请填写说明').waitFor();
    expect(await page.getByLabel('事由 *').inputValue()).toBe('kin');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('说明').fill('本人亲属');
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('#modal').waitFor({ state: 'hidden' });
    expect(slack.heard.at(-1)).toBe('recusal t-2 kin 本人亲属');
  });

  test.each(['light', 'dark'] as const)('a Telegram page is readable when %s', async (scheme) => {
    const id = scheme === 'light' ? 2 : 3;
    telegram.fake.user({ id, name: '李四', started: true });
    await page.emulateMedia({ colorScheme: scheme });
    await telegram.bot.api.sendMessage(id, '<b>抽查</b><blockquote>请答复</blockquote>', {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: '接受', callback_data: 'x' }]] },
    });
    await page.goto(`${telegram.fake.url}/ui/${id}`);
    await page.getByRole('button', { name: '接受' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
