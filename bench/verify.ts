import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { runDraw } from '../domain/draw/draw.ts';
import { orderPool } from '../domain/draw/pool.ts';
import { portal } from '../portal/app.ts';
import type { Database } from '../portal/database.ts';
import { openBrowser } from '../test/support/browser.ts';
import { type Line, lineOf, type Options } from './harness.ts';
import { rowsOf, sevenStrata } from './subjects.ts';

/** A whole draw computed again by the page of verification in Chromium, from the file to the verdict. */
export async function benchVerify({ size, runs }: Options): Promise<Line[]> {
  if (!existsSync('/usr/bin/chromium')) return [];
  const count = size ?? 100_000;
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-verify-'));
  const file = path.join(folder, 'transcript.json');
  writeFileSync(file, transcriptOf(count));
  const query = () => Promise.reject(new Error('the page needs no database'));
  const database = { query, end: async () => {} } as unknown as Database;
  const server = portal({ database, url: 'http://localhost', demo: false }).listen(0);
  await once(server, 'listening');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/verify`);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await timeOf(page, file));
    const goal = `verify page, ${count.toLocaleString('en')} subjects`;
    const limit = times.map(() => 10_000);
    return [lineOf({ goal, peer: 'ten seconds', bound: 1 }, times, limit)];
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds by the page's own clock from choosing the file to the verdict, which must be good. */
async function timeOf(page: Page, file: string): Promise<number> {
  const time = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let started = 0;
        const elapsed = document.getElementById('elapsed')!;
        elapsed.textContent = '';
        document
          .getElementById('files')!
          .addEventListener('change', () => (started = performance.now()), { once: true });
        new MutationObserver((_, observer) => {
          observer.disconnect();
          resolve(performance.now() - started);
        }).observe(elapsed, { childList: true });
      }),
  );
  await page.setInputFiles('#files', file);
  const taken = await time;
  const signs = await page.locator('.checks > .holds').count();
  if (signs !== 6) throw new Error(`${signs} of 6 steps hold`);
  return taken;
}

function transcriptOf(count: number): string {
  const pool = orderPool(rowsOf(count));
  const { root, seed, strata } = runDraw(pool, sevenStrata);
  const { drawId, entropy } = sevenStrata;
  const value = Buffer.from(entropy[0]!.hex, 'hex');
  const announcement = {
    version: 'yaohao/1',
    drawId,
    organisation: 'bench',
    pool: { root, size: count },
    strata: sevenStrata.strata,
    entropy: [{ kind: 'secret', commitment: createHash('sha256').update(value).digest('hex') }],
  };
  const text = canonicalJson(announcement);
  return JSON.stringify({
    version: 'yaohao/1',
    kind: 'subjects',
    drawId,
    organisation: 'bench',
    label: 'unverifiable',
    announcement,
    announcementHash: createHash('sha256').update(text).digest('hex'),
    entropy,
    seed,
    pool,
    strata: Object.fromEntries(
      Object.entries(strata).map(([number, stratum]) => [
        number,
        { ...sevenStrata.strata[number], ...stratum },
      ]),
    ),
    drawnAt: null,
    confirmedAt: null,
    void: null,
  });
}
