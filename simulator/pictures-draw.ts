import type { Page } from 'playwright-core';
import { rows } from './official.ts';
import { drawOpenly } from './open-draws.ts';

/** Photographs what the public can check: an open draw, a receipt, its verification, the fairness page. */
export async function takeDrawPictures(
  page: Page,
  portal: string,
  to: (name: string) => string,
): Promise<void> {
  const [code] = await drawOpenly(5);
  // The steps of a check appear one after the other, unless somebody prefers no motion.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const shoot = async (name: string, path: string, ready: string) => {
    await page.goto(`${portal}${path}${path.includes('?') ? '&' : '?'}lang=zh-CN`);
    await page.locator(ready).first().waitFor();
    await page.screenshot({ path: to(name) });
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  const [drawn] = await rows(
    `select s.record_id as id from drawn_subject s join draw d on d.id = s.draw_id
     where d.code = $1 order by s.record_id limit 1`,
    [code],
  );
  const receipt = `draws/${code}/receipts/${drawn!['id']}`;
  await shoot('fairness', 'fairness', 'table');
  await page.setViewportSize({ width: 1440, height: 1100 });
  await shoot('receipt', receipt, 'svg');
  await page.setViewportSize({ width: 1200, height: 1500 });
  await shoot('verify', `verify?receipt=/${receipt}.json`, '.verdict');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${portal}draws/${code}?lang=zh-CN#sources`);
  await page.screenshot({ path: to('draw') });
}
