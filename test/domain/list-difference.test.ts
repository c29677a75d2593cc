import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../domain/list-difference.ts';

const row = (code: string, more: object = {}) => ({
  code,
  name: `事项${code}`,
  version: 1,
  ...more,
});
const between = (before: ReturnType<typeof row>[], after: ReturnType<typeof row>[]) =>
  differenceOf(before, after, ({ code }) => code, ['version']);

describe('R-027 the difference between two versions of a list', () => {
  it('names what is new, what changed and in which fields, and what is gone', () => {
    const before = [row('A', { basis: '旧法' }), row('B'), row('C')];
    const after = [row('A', { basis: '新法', version: 2 }), row('C'), row('D')];
    expect(between(before, after)).toEqual([
      { key: 'D', name: '事项D', how: 'new', fields: [] },
      {
        key: 'A',
        name: '事项A',
        how: 'changed',
        fields: [{ field: 'basis', before: '旧法', after: '新法' }],
      },
      { key: 'B', name: '事项B', how: 'gone', fields: [] },
    ]);
  });

  it('takes a field that an older version did not have for an empty one, and order for no change', () => {
    const after = [row('B', { standard: '', joint: [] }), row('A', { level: '县级' })];
    expect(between([row('A'), row('B')], after)).toEqual([
      {
        key: 'A',
        name: '事项A',
        how: 'changed',
        fields: [{ field: 'level', before: undefined, after: '县级' }],
      },
    ]);
  });
});
