import type { Locale } from '../../locales/translate.ts';

/** Days of one year as people say them, in order and with runs drawn together: 1月1日–1月3日、5月1日. */
export function dayRuns(days: readonly string[], locale: Locale): string {
  const runs: [first: string, last: string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && nextDay(run[1]) === day) run[1] = day;
    else runs.push([day, day]);
  }
  const said = runs.map(([first, last]) =>
    first === last ? short(first, locale) : `${short(first, locale)}–${short(last, locale)}`,
  );
  return said.join(locale === 'en' ? ', ' : '、');
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function short(day: string, locale: Locale): string {
  if (locale === 'en') return english.format(new Date(`${day}T00:00:00Z`));
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
});
