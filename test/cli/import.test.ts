import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registryKinds } from '../../domain/registry/columns.ts';
import { folderOfFiles, yaohao } from './yaohao.ts';

const folder = new URL('../../samples/gaoqing/', import.meta.url).pathname;
const expected = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'));
const write = folderOfFiles();

const dryRun = (kind: string, file: string, ...more: string[]) =>
  yaohao('import', kind, file, '--dry-run', '--json', ...more);

it('prints what an import of the sample subjects would come to', async () => {
  const { code, out, err } = await dryRun(
    'subjects',
    `${folder}subjects.xlsx`,
    '--profile',
    'gaoqing',
  );
  expect(code).toBe(0);
  expect(err).toEqual([]);
  expect(out).toHaveLength(1);
  const answer = JSON.parse(out[0] ?? '');
  expect(Object.keys(answer)).toEqual(['rows', 'clean', 'repaired', 'refused']);
  expect(answer).toMatchObject({
    rows: expected.subjects.rows,
    clean: expected.subjects.clean,
    repaired: 62,
  });
  expect(answer.refused.map(({ row }: { row: number }) => row)).toEqual(
    expected.subjects.refusedRows,
  );
  expect(answer.refused[1]).toEqual({
    row: 70,
    field: '分级',
    reason: '分级只能为空、A、B 或 C',
  });
});

it('reads every kind of registry of the sample county', async () => {
  for (const kind of registryKinds) {
    const type = ['subjects', 'items', 'plan'].includes(kind) ? 'xlsx' : 'csv';
    const { code, out } = await dryRun(kind, `${folder}${kind}.${type}`);
    const key = kind === 'partner-inspectors' ? 'partnerInspectors' : kind;
    expect(code).toBe(0);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      rows: expected[key].rows,
      clean: expected[key].clean,
    });
  }
});

it('tells people the same without --json, and names columns that it does not know', async () => {
  const file = write(
    '名录.csv',
    '警号,信用代码,利害关系,来源\n1,92370322LNU0YPAMDR,诉讼,举报\n2,1,,',
  );
  expect(await yaohao('import', 'interests', file, '--dry-run')).toEqual({
    code: 0,
    out: [
      '数据 rows 2 · 可导入 clean 1 · 其中修正 repaired 0 · 拒收 refused 1\n' +
        '  3  统一社会信用代码  统一社会信用代码校验位不符（GB 32100）',
    ],
    err: ['未识别的列，原样保留 unknown columns, kept aside: 来源'],
  });
});

it('P-11 names the columns that the bureau demands and the file lacks, with the article', async () => {
  const file = write('名录.csv', '名称,信用代码,状态\n旅馆,92370322LNU0YPAMDR,存续\n');
  const plain = await dryRun('subjects', file);
  const ruled = await dryRun('subjects', file, '--profile', 'gaoqing');
  expect(ruled.out).toEqual(plain.out);
  expect(plain.err).toEqual([]);
  expect(ruled.err).toHaveLength(1);
  expect(ruled.err[0]).toContain('管辖机关、住所（地址）、经营范围、负责人姓名、联系电话');
  expect(ruled.err[0]).toContain('第十一条 · P-11 subject.requiredFields');
  const other = await dryRun('subjects', file, '--profile', 'yangcheng');
  expect(other.err[0]).toContain('住所（地址）、负责人姓名、联系电话');
  expect(other.err[0]).not.toContain('管辖机关');
});

it.each([
  ['no kind', [], 'KIND'],
  ['an unknown kind', ['people', 'a.csv', '--dry-run'], 'KIND'],
  ['no file', ['subjects', '--dry-run'], 'FILE'],
  ['two files', ['subjects', 'a.csv', 'b.csv', '--dry-run'], 'FILE'],
  ['no dry run', ['subjects', 'a.csv', '--json'], '--dry-run'],
  ['an unknown bureau', ['subjects', 'a.csv', '--dry-run', '--profile', 'atlantis'], 'atlantis'],
  ['an unknown option', ['subjects', 'a.csv', '--dry-run', '--force'], '--force'],
  ['a file that is not there', ['subjects', '/nowhere/a.csv', '--dry-run'], '/nowhere/a.csv'],
  ['a folder', ['subjects', folder, '--dry-run'], 'EISDIR'],
])('refuses %s in one line', async (_, words, named) => {
  const { code, out, err } = await yaohao('import', ...words);
  expect(code).toBe(2);
  expect(out).toEqual([]);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain(named);
  expect(err[0]).not.toContain('\n');
});

it('says in both languages what is wrong with a file that it cannot read', async () => {
  const { code, out, err } = await dryRun('subjects', `${folder}interests.csv`);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err[0]).toMatch(/表头缺少必需的列|找不到表头/);
  expect(err[0]).toMatch(/header/i);
});

it('R-035 tells whose rows a file brings, by the bureau’s rules', async () => {
  const file = write(
    '名录.csv',
    [
      '管辖机关,名称,信用代码,存续状态',
      '治安大队,甲旅馆,92370322LNU0YPAMDR,存续',
      '禁毒大队,乙旅馆,91370322MA3C0X2A1Y,存续',
    ].join('\n'),
  );
  const run = (slug: string) => dryRun('subjects', file, '--profile', slug, '--unit', '治安大队');
  const gaoqing = await run('gaoqing');
  expect(JSON.parse(gaoqing.out[0] ?? '')).toMatchObject({
    rows: 2,
    clean: 1,
    refused: [{ row: 3, field: '管辖机关', reason: '管辖机关是其他单位，只能由其维护' }],
  });
  expect(gaoqing.err.join('\n')).toContain(
    '谁管辖、谁维护 kept by（高青县公安局 第十条 · registry.ownership）: 治安大队',
  );
  const xuchang = await run('xuchang');
  expect(JSON.parse(xuchang.out[0] ?? '')).toMatchObject({ rows: 2, clean: 2, refused: [] });
  expect(await dryRun('subjects', file, '--unit', '治安大队')).toMatchObject({ code: 2 });
});
