import { expect, it } from 'vitest';
import { frequencyIn } from '../../domain/item-frequency.ts';

it.each([
  ['每年1次', 1, 12],
  ['每年至少抽查2次', 2, 12],
  ['每半年1次', 1, 6],
  ['每季度至少一次', 1, 3],
  ['每个季度抽查1次', 1, 3],
  ['每3个月1次', 1, 3],
  ['每两个月一次。', 1, 2],
  ['每月 1 次', 1, 1],
  ['一年两次', 2, 12],
  ['不少于2次/年', 2, 12],
])('R-031 reads %s', (text, times, months) => {
  expect(frequencyIn(text)).toEqual({ times, months });
});

it.each(['', '根据监管需要', '每年不超过2次', '每2年1次', '每周1次', '每年', '适当提高'])(
  'R-031 schedules nothing by %j',
  (text) => {
    expect(frequencyIn(text)).toBeUndefined();
  },
);
