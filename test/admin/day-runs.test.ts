import { expect, it } from 'vitest';
import { dayRuns } from '../../admin/desk/day-runs.ts';

it('says the holidays of a year in runs, across the end of a month too', () => {
  const days = ['2026-01-01', '2026-01-02', '2026-02-28', '2026-03-01', '2026-05-01'];
  expect(dayRuns(days, 'zh-CN')).toBe('1月1日–1月2日、2月28日–3月1日、5月1日');
  expect(dayRuns(days, 'en')).toBe('1 Jan–2 Jan, 28 Feb–1 Mar, 1 May');
  expect(dayRuns([], 'zh-CN')).toBe('');
});
