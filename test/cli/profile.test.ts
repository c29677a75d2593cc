import { describe, expect, it } from 'vitest';
import { main } from '../../cli/main.ts';

async function run(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(['profile', ...words], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err };
}

describe('profile show', () => {
  it('prints one JSON object with the value, the number and the article of each parameter', async () => {
    const { code, out, err } = await run('show', 'gaoqing', '--json');
    expect([code, out.length, err]).toEqual([0, 1, []]);
    const shown = JSON.parse(out[0] ?? '');
    expect(Object.keys(shown)).toEqual(['slug', 'name', 'version', 'parameters']);
    expect(shown).toMatchObject({ slug: 'gaoqing', name: '高青县公安局', version: 1 });
    expect(shown.parameters['disclosure.days']).toEqual({
      value: 20,
      p: 'P-01',
      source: { file: '000_f71a98784151f58f.txt', article: '第二十五条' },
    });
    expect(shown.parameters['registry.maxStaleDays']).toEqual({ value: 30, p: null, source: null });
    for (const entry of Object.values<object>(shown.parameters)) {
      expect(Object.keys(entry)).toEqual(['value', 'p', 'source']);
    }
  });

  it('says that 仙游 has no cap, and where it stands', async () => {
    const { out } = await run('show', 'xianyou', '--json');
    expect(JSON.parse(out[0] ?? '').parameters['cap.maxPerYear']).toEqual({
      value: null,
      p: 'P-13',
      source: { file: '004_85a895ed3c224c57.txt', article: '二(二)1' },
    });
  });

  it('prints a table for people, Chinese first, that marks what the document leaves open', async () => {
    const { code, out } = await run('show', 'yangcheng');
    expect(code).toBe(0);
    expect(out.join('\n')).toContain(
      [
        'P-01 公示期限：结果正常  term of disclosure: normal results  [disclosure.daysNormal]',
        '    5个工作日 · 5 working days',
        '    三(二)4 · 003_2fdd33531e089dea.txt',
        '',
        'P-02 公示期限：发现问题  term of disclosure: problems  [disclosure.daysProblem]',
        '    20个工作日 · 20 working days',
        "    系统默认，非本局文件规定 · the product's default, not this bureau's",
        '    注 Note: 三(二)4 对有问题的未写明期限 · no term is given for problems',
      ].join('\n'),
    );
  });

  it.each([
    [['show', 'shanghai', '--json'], '"shanghai"'],
    [['show', 'shanghai'], '"shanghai"'],
    [['show', '__proto__'], '"__proto__"'],
    [['show'], 'SLUG'],
    [[], 'SLUG'],
    [['list', 'gaoqing'], 'SLUG'],
    [['show', 'gaoqing', 'xuchang'], 'SLUG'],
  ])('refuses %j in one line that lists the bureaus', async (words, named) => {
    const { code, out, err } = await run(...words);
    expect([code, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).toContain(named);
    expect(err[0]).toContain('gaoqing, gaoxin, xuchang, yangcheng, xianyou');
    expect(err[0]).not.toContain('\n');
  });

  it('refuses an option that it does not know, in one line', async () => {
    const { code, out, err } = await run('show', 'gaoqing', '--yaml');
    expect([code, out, err.length]).toEqual([2, [], 1]);
    expect(err[0]).toContain('--yaml');
  });
});
