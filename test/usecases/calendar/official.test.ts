import { expect, it } from 'vitest';
import { officialCalendar, readOfficial } from '../../../usecases/calendar/official.ts';

it('covers every year from 2004 to 2026, each with its source', () => {
  for (let year = 2004; year <= 2026; year++) {
    expect(officialCalendar.get(year)?.source).toMatch(/^chinese-days \d/);
    expect(officialCalendar.get(year)?.holidays.has(`${year}-10-01`)).toBe(true);
  }
});

it('does not take the first days of a year for the whole of it', () => {
  const years = readOfficial(
    {
      holidays: {
        '2026-02-17': 'Spring Festival,春节,4',
        '2026-10-01': 'National Day,国庆节,3',
        '2027-01-01': "New Year's Day,元旦,1",
      },
      workdays: { '2026-10-10': 'National Day,国庆节,3', '2027-01-03': "New Year's Day,元旦,1" },
    },
    'a notice',
  );
  expect([...years.keys()]).toEqual([2026]);
  expect(years.get(2026)?.makeUpDays).toEqual(new Set(['2026-10-10']));
});
