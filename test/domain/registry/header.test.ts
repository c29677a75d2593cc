import { describe, expect, it } from 'vitest';
import { type RegistryKind, registryKinds } from '../../../domain/registry/columns.ts';
import { neededHeaders, readHeader } from '../../../domain/registry/header.ts';

function places(kind: RegistryKind, titles: string[]) {
  const reading = readHeader(kind, titles);
  if (!('header' in reading)) return reading;
  const { known, unknown } = reading.header;
  return {
    known: Object.fromEntries(known.map(({ key, place }) => [key, place])),
    unknown: unknown.map(({ name }) => name),
  };
}

describe('a header', () => {
  it.each([
    ['检查对象名称', ['名称', '单位名称', '企业名称', '市场主体名称']],
    ['统一社会信用代码', ['社会信用代码', '信用代码', '唯一编码']],
    ['检查对象类别', ['类别', '行业类别']],
    ['存续状态', ['经营状态', '登记状态']],
    ['住所（地址）', ['住所', '地址', '经营地址', '住所(地址)', ' 住所\n（地址） ']],
    ['负责人姓名', ['负责人', '法定代表人']],
    ['联系电话', ['电话', '联系方式', '手机号']],
    ['管辖机关', ['管辖单位']],
  ])('of subjects knows %s by its other names', (canonical, synonyms) => {
    const needed = neededHeaders('subjects').filter((header) => header !== canonical);
    const { known: expected } = places('subjects', [canonical, ...needed]) as { known: object };
    expect(Object.keys(expected)).toHaveLength(needed.length + 1);
    for (const synonym of synonyms)
      expect(places('subjects', [synonym, ...needed])).toEqual({ known: expected, unknown: [] });
  });

  it('of inspectors knows units, positions, badges and identity numbers by other names', () => {
    expect(
      places('inspectors', ['姓名', '公民身份号码', '警员号', '所属部门', '职务', '电话', '籍贯']),
    ).toEqual({
      known: { name: 0, idNumber: 1, badgeNo: 2, unit: 3, position: 4, telephone: 5 },
      unknown: ['籍贯'],
    });
  });

  it('gives a column to the canonical header first and keeps the others aside', () => {
    expect(
      places('subjects', ['名称', '检查对象名称', '信用代码', '状态', '地址', '地址']),
    ).toEqual({
      known: { name: 1, uscc: 2, status: 3, address: 4 },
      unknown: ['名称', '地址'],
    });
    expect(places('subjects', ['名称', '信用代码', '状态', '备注', '备注', '序号'])).toMatchObject({
      unknown: ['备注', '备注 (2)'],
    });
  });

  it('names the columns that it lacks', () => {
    expect(places('subjects', ['名称', '地址'])).toEqual({
      missing: ['统一社会信用代码', '存续状态'],
      found: 2,
    });
    expect(places('inspectors', ['姓名'])).toMatchObject({
      missing: ['执法证号', '身份证号', '警号'],
    });
  });

  it('is no title row', () => {
    for (const kind of registryKinds)
      expect(readHeader(kind, ['高青县公安局名录库'])).toHaveProperty('missing');
  });
});
