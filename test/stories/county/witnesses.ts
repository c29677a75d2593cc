import type { Browser, BrowserContext, Page } from 'playwright-core';
import { password, patienceMs } from '../../support/story.ts';
import { inChat, official, type Tale } from './tale.ts';

/** A witness with a browser of their own, which makes their number and keeps it. */
export type Witness = { commit: () => Promise<void>; reveal: () => Promise<void> };

type Step = '打开见证页面' | '去揭示';

/** A witness who reads cards in the web chat and opens the page from there. */
export async function witnessAtDesk(
  { stage }: Tale,
  browser: Browser,
  login: string,
): Promise<Witness> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${stage.sites.chat}/sign-in`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '收件箱' }).waitFor();
  await page.close();
  return witness(context, async (tab, step) => {
    await tab.goto(`${stage.sites.chat}/inbox`);
    await tab.getByRole('link', { name: step }).first().click();
  });
}

/** A witness whose card came to a chat elsewhere: its link signs them in. */
export async function witnessByLink(tale: Tale, browser: Browser, login: string): Promise<Witness> {
  const { personId } = await official(tale, login);
  const chat = inChat(tale, personId);
  const words = { 打开见证页面: '请打开见证页面', 去揭示: '抽取已公告' };
  return witness(await browser.newContext({ locale: 'zh-CN' }), async (tab, step) => {
    const card = await chat.card(words[step]);
    await tab.goto(card.links[step] ?? `no link ${step} on: ${card.text}`);
  });
}

// A tab for each visit: the number is the browser's.
function witness(context: BrowserContext, open: (tab: Page, step: Step) => Promise<void>): Witness {
  context.setDefaultTimeout(patienceMs);
  const visit = async (step: Step, button: string, done: RegExp) => {
    const tab = await context.newPage();
    await open(tab, step);
    await tab.getByRole('button', { name: button }).click();
    await tab.getByText(done).first().waitFor();
    await tab.close();
  };
  return {
    commit: () => visit('打开见证页面', '产生随机数并提交承诺', /已于 .* 提交承诺/),
    reveal: () => visit('去揭示', '揭示随机数', /已于 .* 揭示|抽取完成/),
  };
}
