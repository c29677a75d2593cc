import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const shots = process.env['SHOTS'];

type Found = { violations: { id: string; nodes: { html: string }[] }[] };

/** The rules that other colours can break on a page that was looked at wholly in light ones. */
export const ofColour = ['color-contrast', 'target-size'];

/**
 * What axe finds on this page (contrast, labels, names, order of headings and the like), each as
 * `rule: element`; against these rules or tags, or against all that it has.
 */
export async function barriers(page: Page, runOnly?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<Found, object>(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, options),
    { resultTypes: ['violations'], ...(runOnly && { runOnly }) },
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Keeps a picture of the whole page in the folder that `SHOTS` names; without it does nothing. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
}
