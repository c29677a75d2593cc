import type { Browser, Page } from 'playwright-core';
import { inChat, official, type Tale } from './tale.ts';
import { password } from '../../support/story.ts';

/** A witness with a browser of their own, which makes their number and keeps it. */
export type Witness = { commit: () => Promise<void>; reveal: () => Promise<void> };

/** A witness who reads cards in the web chat and opens the page from there. */
export async function witnessAtDesk(tale: Tale, browser: Browser, login: string): Promise<Witness> {
  const page = await newPage(browser);
  await page.goto(`${tale.stage.sites.chat}/sign-in`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  const openFrom = async (label: string) => {
    await page.goto(`${tale.stage.sites.chat}/inbox`);
    await page.getByRole('link', { name: label }).first().click();
  };
  return witness(page, openFrom);
}

/** A witness whose card came to a chat elsewhere: its link signs them in. */
export async function witnessByLink(tale: Tale, browser: Browser, login: string): Promise<Witness> {
  const page = await newPage(browser);
  const { personId } = await official(tale, login);
  const chat = inChat(tale, personId);
  const openFrom = async (label: string) => {
    const card = await chat.card(label === '去揭示' ? '抽取已公告' : '请打开见证页面');
    await page.goto(card.links[label] ?? `no link ${label} on: ${card.text}`);
  };
  return witness(page, openFrom);
}

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'zh-CN' })).newPage();

const witness = (page: Page, openFrom: (label: string) => Promise<void>): Witness => ({
  commit: async () => {
    await openFrom('打开见证页面');
    await page.getByRole('button', { name: '产生随机数并提交承诺' }).click();
    await page.getByText(/已于 .* 提交承诺/).waitFor();
  },
  reveal: async () => {
    await openFrom('去揭示');
    await page.getByRole('button', { name: '揭示随机数' }).click();
    await page.getByText(/已于 .* 揭示|完成抽取|抽取完成/).waitFor();
  },
});
