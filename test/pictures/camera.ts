import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { World } from '../bot/world.ts';
import type { Someone } from '../support/factories.ts';

/** A platform, and the language of whoever reads it there. */
export type Reader = { provider: 'telegram' | 'slack' | 'web'; locale: 'zh-CN' | 'en' };

/** All of them. */
export const readers = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['telegram', 'slack', 'web'] as const).map((provider): Reader => ({ provider, locale })),
);

/** Where the pictures of the cards are, with the pages that show them. */
export const folder = path.join('docs', 'screenshots', 'cards');

/** The file of a picture: the Chinese one has the plain name. */
export const fileOf = (name: string, { provider, locale }: Reader): string =>
  `${name}-${provider}${locale === 'en' ? '-en' : ''}.png`;

const phone = { width: 390, height: 844 };

/** A telephone with a sharp screen, in the reader's language. */
export async function aPhone(browser: Browser, { locale }: Reader, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: phone, deviceScaleFactor: 2, locale });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(url);
  return page;
}

/** The address of somebody's private chat. */
export async function chatOf(world: World, person: Someone, reader: Reader): Promise<string> {
  const { provider, locale } = reader;
  if (provider === 'web') return `${world.origin}/as/${person.id}/inbox`;
  const [identity] = await world.sql(
    'select user_id from chat_identity where person_id = $1 and provider = $2',
    [person.id, provider],
  );
  return `${world[provider].url}/ui/${identity!['user_id']}?lang=${locale}`;
}

/** The messages and cards on a page, oldest first on a platform. */
const shown = '#messages > [data-id], article.card';

/** What is on a page, so that what comes later is known to be new. */
export const idsOn = (page: Page): Promise<string[]> =>
  page
    .locator(shown)
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-id') ?? 'card'));

/** Leaves the newest message with these words, and what is not among the `known`. */
export async function leave(page: Page, words: string, known?: string[]): Promise<void> {
  await page.locator(shown).getByText(words).last().waitFor();
  const wanted = { words, known: known ?? (await idsOn(page)), shown };
  await page.evaluate(({ words, known, shown }) => {
    const all = [...document.querySelectorAll(shown)];
    const found = all.findLast((each) => each.textContent.includes(words));
    const isNew = (each: Element) => !known.includes(each.getAttribute('data-id') ?? 'card');
    for (const each of all) if (each !== found && !isNew(each)) each.remove();
    for (const each of document.querySelectorAll('section.visits')) each.remove();
  }, wanted);
}

/** Photographs the whole of a page: nothing of it is cut off, whatever the height of the screen. */
export async function take(page: Page, name: string, reader: Reader): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // A note that passes by would lie on the buttons.
  await page.evaluate(() => document.querySelector('#toast')?.classList.remove('on'));
  const [width, height] = await page.evaluate(() => {
    // The chats of the fakes scroll inside their page.
    const main = document.querySelector('html[data-skin] main');
    const hidden =
      main && !document.querySelector('#modal[open]') ? main.scrollHeight - main.clientHeight : 0;
    const root = document.documentElement;
    return [root.scrollWidth, Math.max(root.scrollHeight, innerHeight) + hidden] as const;
  });
  if (width !== phone.width) throw new Error(`${name} is ${width} pixels wide`);
  await page.setViewportSize({ width, height: Math.max(height, 1) });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, fileOf(name, reader));
  await page.screenshot({ path: file });
  // Debian's pngquant makes a third of it; without it the pictures are as good and larger.
  spawnSync('pngquant', ['--force', '--ext', '.png', '--strip', '--quality', '70-95', file]);
}

/** Leaves only the newest message with these words on the page, photographs it and closes the page. */
export async function snap(
  page: Page,
  words: string,
  name: string,
  reader: Reader,
  known?: string[],
): Promise<void> {
  await leave(page, words, known);
  await shrink(page);
  await take(page, name, reader);
  await page.close();
}

/** Makes the screen as low as what stands on it, so that no picture is half empty. */
export async function shrink(page: Page): Promise<void> {
  await page.setViewportSize({ ...phone, height: 320 });
}
