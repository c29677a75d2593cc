import { expect } from 'vitest';
import type { Page } from '../../support/page.ts';
import type { Visit } from './tale.ts';

/**
 * on the page of the visit the lead records that the notice was handed over, the
 * document, the recording, and what the subject does to the result; then nothing is missing.
 */
export async function keepRecord(page: Page, { code }: Visit): Promise<void> {
  const notice = await page.follow('打开并打印检查告知书');
  expect(notice.text).toContain(`/complaint?ref=${code}`);
  const handed = await submitted(page, '登记告知书送达', {
    choose: ['当面送达', '负责人'],
    fill: { recipient: '王芳' },
  });
  const written = await submitted(handed, '登记执法文书', {
    choose: ['现场检查文书'],
    fill: { content: '现场检查情况见检查记录表。' },
  });
  const recorded = await submitted(written, '登记音像记录', {
    choose: [],
    fill: {
      scene: '出示证件、告知权利义务',
      device: 'ZFJLY-0031',
      from: '08:30',
      to: '08:50',
      keptAt: '治安大队采集站',
      hash: code.length.toString(16).padStart(64, 'a'),
    },
  });
  const confirmed = await submitted(recorded, '记录对象确认', {
    choose: ['确认检查结果', '负责人'],
    fill: { person: '王芳', statement: '无' },
  });
  expect(confirmed.text).toContain('检查记录已齐备');
}

type Filled = { choose: string[]; fill: Record<string, string> };

async function submitted(page: Page, button: string, { choose, fill }: Filled): Promise<Page> {
  const opened = await page.form(button).press(button);
  const send = opened.buttons.find((name) => name.startsWith('提交'))!;
  const form = opened.form(send);
  for (const option of choose) form.choose(option);
  const after = await form.fill(fill).press(send);
  expect(after.url).toMatch(/\/visit\/[0-9a-f-]{36}$/);
  return after;
}
