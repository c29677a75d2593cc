import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';

const folder = new URL('../../../samples/gaoqing/', import.meta.url).pathname;
const expected = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'));

const readSample = async (kind: RegistryKind, name: string) =>
  summarise(await readRegistryFile(kind, { name, path: folder + name }));

describe('the sample county', () => {
  it.each([
    ['subjects', 'subjects.xlsx', expected.subjects],
    ['inspectors', 'inspectors.csv', expected.inspectors],
    ['partner-inspectors', 'partner-inspectors.csv', expected.partnerInspectors],
    ['items', 'items.xlsx', expected.items],
    ['plan', 'plan.xlsx', expected.plan],
    ['interests', 'interests.csv', expected.interests],
  ] as const)('has its %s read as expected', async (kind, name, { rows, clean, refused }) => {
    const summary = await readSample(kind, name);
    expect({ rows: summary.rows, clean: summary.clean, refused: summary.refused.length }).toEqual({
      rows,
      clean,
      refused,
    });
    expect(summary.unknownColumns).toEqual([]);
  });

  it('has the very subjects refused that carry a fault, each for that fault', async () => {
    const { injected, refusedRows } = expected.subjects;
    const { refused, repaired } = await readSample('subjects', 'subjects.xlsx');
    expect(refused.map(({ row }) => row)).toEqual(refusedRows);
    const times = (reason: string, field: string) =>
      refused.filter((row) => row.reason === reason && row.field === field).length;
    expect({
      formula_injection: times('formulaText', '检查对象名称'),
      unknown_grade: times('grade', '分级'),
      missing_name: times('blank', '检查对象名称'),
      duplicate_code: times('duplicate', '统一社会信用代码'),
      missing_code: times('blank', '统一社会信用代码'),
      bad_check_digit: times('usccCheck', '统一社会信用代码'),
      unknown_status: times('status', '存续状态'),
    }).toEqual(
      Object.fromEntries(
        Object.entries(injected).filter(([fault]) => !fault.startsWith('repairable')),
      ),
    );
    const repairs = Object.entries(injected).filter(([fault]) => fault.startsWith('repairable'));
    expect(repaired).toBe(repairs.reduce((sum, [, count]) => sum + Number(count), 0));
  });
});
