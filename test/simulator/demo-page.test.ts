import { Api } from 'grammy';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDemoPage } from '../../simulator/demo-page/server.ts';
import { portsFrom } from '../../simulator/ports.ts';
import { startFakeSlack } from '../../simulator/slack/server.ts';
import { startFakeTelegram } from '../../simulator/telegram/server.ts';
import { switchNames } from '../../simulator/switches.ts';
import { openBrowser } from '../support/browser.ts';
import { monday, plant } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { freeBase } from '../support/demo.ts';
import { hasBrowser } from '../support/requirements.ts';

process.env['DEMO'] = '1';
const database = useDatabase();
const { sql } = database;
const stops: (() => Promise<unknown>)[] = [];

// Runs where Debian's Chromium is.
describe.runIf(hasBrowser)('the page of panes in a browser', () => {
  let browser: Browser;
  let page: Page;
  let api: Api;

  beforeAll(async () => {
    await plant(database);
    await sql('insert into demo_clock (at, set_at) values ($1, clock_timestamp())', [monday]);
    const telegram = await startFakeTelegram({ token: '1:test' });
    const slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'secret' });
    api = new Api('1:test', { apiRoot: telegram.url });
    const chat = await freeBase();
    const ports = { ...portsFrom(chat), telegram: telegram.port, slack: slack.port };
    const served = await serveDemoPage({
      ports,
      ownerUrl: database.owner,
      platforms: { telegram, slack },
    });
    browser = await openBrowser();
    stops.push(
      () => telegram.close(),
      () => slack.close(),
      served.close,
      () => browser.close(),
    );
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`http://127.0.0.1:${chat}/`);
    await approver()
      .locator('option')
      .filter({ hasText: 'Telegram' })
      .waitFor({ state: 'attached' });
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  const approver = () => page.locator('[data-pane=approver] > header');
  const show = async (door: 'Telegram' | '网页') => {
    const option = approver().locator('option').filter({ hasText: door });
    await approver()
      .locator('select')
      .selectOption((await option.getAttribute('value'))!);
  };
  const fault = (label: string) => page.getByRole('button', { name: label, exact: true });

  it('moves the clock three days on', async () => {
    await page.getByRole('button', { name: '快进 3 天' }).click();
    await page.getByText('2026年9月17日').first().waitFor();
    const [row] = await sql('select at from demo_clock');
    expect(row!['at']).toEqual(new Date('2026-09-17T09:00:00+08:00'));
  });

  it('lets the person of a pane read the other language', async () => {
    await show('Telegram');
    await approver().getByRole('button', { name: 'EN' }).click();
    await approver().getByRole('button', { name: '中文' }).waitFor();
    const people = await sql(`select a.login from person p join account a on a.person_id = p.id
       where p.locale = 'en'`);
    expect(people).toEqual([{ login: 'approver-b' }]);
  });

  it('has a button for each switch of the fakes, with words', async () => {
    await page.getByText('故障开关').click();
    const buttons = page.locator('[data-fault]');
    expect(await buttons.count()).toBe(switchNames.length);
    for (const words of await buttons.allTextContents()) expect(words).toMatch(/[一-龥]/);
    const isTooWide = 'document.documentElement.scrollWidth > window.innerWidth';
    expect(await page.evaluate(isTooWide)).toBe(false);
    if (process.env['SHOTS']) {
      await page.screenshot({ path: `${process.env['SHOTS']}/demo-1440.png` });
      await page.setViewportSize({ width: 390, height: 900 });
      await page.screenshot({ path: `${process.env['SHOTS']}/demo-390.png` });
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  it('switches a fault on and off for whoever stands in a pane', async () => {
    await show('Telegram');
    await page.locator('#whom').selectOption('approver');
    const user = /\/ui\/(\d+)/.exec((await approver().locator('select').inputValue()) ?? '')![1]!;
    await fault('屏蔽机器人').click();
    await page.getByText('屏蔽机器人: 已打开').waitFor();
    await page.locator('[data-fault=blocked][aria-pressed=true]').waitFor();
    await expect(api.sendMessage(user, '卡')).rejects.toThrow('blocked');
    await fault('屏蔽机器人').click();
    await page.getByText('屏蔽机器人: 已关闭').waitFor();
    await expect(api.sendMessage(user, '卡')).resolves.toBeTruthy();
  });

  it('says so where there is nothing to switch', async () => {
    await show('网页');
    await fault('屏蔽机器人').click();
    await page.getByText('此人用网页收件箱').waitFor();
    expect(await page.locator('[aria-pressed=true]').count()).toBe(0);
  });
});
