import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { announcedDraw, transcriptOf } from '../domain/draw/announced.ts';
import { hasBrowser } from '../support/requirements.ts';
import { jsonFile, linesOf, putIn, textFile, useVerifyPage, verdictOf } from './verify-page.ts';

const draw = announcedDraw();
const transcript = transcriptOf(draw);
const { pool, result, announcement, spec } = draw;

describe.runIf(hasBrowser)('a whole draw on the page of verification', () => {
  const { open } = useVerifyPage();

  it('computes a draw of 100,000 again, and its bar moves', async () => {
    const big = announcedDraw(
      Array.from({ length: 100_000 }, (_, at) => ({
        stratum: 1 + (at % 4),
        eligibility: at % 100 === 0 ? 1 : 0,
        id: `91370322MA${String(at).padStart(8, '0')}`,
        weight: 1,
      })),
    );
    const page = await open();
    await page.evaluate(() => {
      const seen: number[] = [];
      const bar = document.querySelector('progress')!;
      new MutationObserver(() => seen.push(bar.position)).observe(bar, { attributes: true });
      Object.assign(globalThis, { seen });
    });
    await putIn(page, jsonFile('transcript.json', transcriptOf(big)));
    expect(await verdictOf(page)).toContain('整次抽取成立');
    const positions = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    const between = new Set(positions.filter((position) => position > 0 && position < 1));
    expect(between.size).toBeGreaterThan(1);
    expect(await page.locator('.checks').innerText()).toContain('100,000 户按固定次序排列');
    await page.context().close();
  });

  it('names a transcript with another pool than announced', async () => {
    const other = {
      ...transcript,
      pool: pool.with(7, { ...pool[7]!, weight: pool[7]!.weight ^ 1 }),
    };
    const page = await open();
    await putIn(page, jsonFile('transcript.json', other));
    expect(await verdictOf(page)).toContain('摇号记录不成立');
    expect((await linesOf(page)).slice(0, 2)).toEqual(['✓ 公告没有改动', '✗ 名单就是公告的那一份']);
    expect(await page.locator('.checks').innerText()).toContain('这不是公告的那份名单');
    // A forger who announces the other pool, too, is found out by the announcement itself.
    const forged = transcriptOf(announcedDraw(other.pool));
    await putIn(page, jsonFile('transcript.json', forged));
    expect(await verdictOf(page)).toContain('整次抽取成立');
    await putIn(page, jsonFile('announcement.json', announcement));
    expect(await verdictOf(page)).toContain('有 1 步不对');
    expect(await page.locator('.checks').innerText()).toContain('不是同一份公告');
    await page.context().close();
  });

  it('draws from a list and its parameters, and finds anybody in it', async () => {
    const page = await open();
    const lines = pool.map((record) => JSON.stringify(record)).join('\n');
    await putIn(page, textFile('pool.jsonl', `${lines}\n`), jsonFile('spec.json', spec));
    expect(await verdictOf(page)).toContain('已按名单和参数复算');
    expect(await page.locator('#outcome').innerText()).toContain(result.root);
    await page.locator('summary', { hasText: '第 1 层抽中的 4 户' }).click();
    expect(await page.locator('.ids').first().innerText()).toContain(result.strata[1]!.drawn[0]!);
    await putIn(page, jsonFile('announcement.json', announcement));
    expect(await page.locator('#outcome .verdict').innerText()).toContain('指纹与公告一致');
    await page.context().close();
  });

  it('says which files it did not read, and why', async () => {
    const page = await open();
    const huge = path.join(tmpdir(), `huge-${process.pid}.json`);
    writeFileSync(huge, '');
    truncateSync(huge, 201 * 2 ** 20);
    await page.setInputFiles('#files', huge);
    await page.getByText('超过 200 MB').waitFor();
    rmSync(huge);
    await page.setInputFiles('#files', [
      textFile('<b>.txt', 'not json'),
      jsonFile('other.json', { hello: 1 }),
      textFile('pool.jsonl', '{"stratum":1,"eligibility":9,"id":"A"}\n'),
      textFile('deep.json', `{"announcement":${'['.repeat(99_999)}${']'.repeat(99_999)}}`),
    ]);
    await page.getByText('<b>.txt 不是 JSON 文件').waitFor();
    const notes = await page.locator('#held').innerText();
    expect(notes).toContain('other.json 不是回执');
    expect(notes).toContain('字段 [0].eligibility：应当是规定范围内的整数');
    expect(await verdictOf(page)).toContain('摇号记录不成立');
    await page.context().close();
  });
});
