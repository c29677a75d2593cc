import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';

/** A text of the locales with what fills its gaps; which language it is in is settled when it is rendered. */
export type Told = { key: TextKey; vars?: Record<string, Value> };

/** What stands in a card: a translated text, or somebody's own words (a name, an address) as they are. */
export type Text = Told | string;

/** An instant (ISO 8601) or a calendar day (YYYY-MM-DD), printed as the reader's language writes it. */
export type Moment = { at: string } | { on: string };

/** What can fill a gap. Everything survives JSON, because web cards are kept as JSON. */
export type Value = string | number | Moment | Told;

/** Says a text in a language. */
export function say(locale: Locale, text: Text | Moment): string {
  if (typeof text === 'string') return text;
  if (!('key' in text)) return printMoment(locale, text);
  const vars = Object.entries(text.vars ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? say(locale, value) : value,
  ]);
  return translateAny(locale, text.key, Object.fromEntries(vars));
}

/** An instant as a value of a text. */
export const instant = (at: Date): Moment => ({ at: at.toISOString() });

const zone = { timeZone: 'Asia/Shanghai' } as const;
const dayFormat = { year: 'numeric', month: 'long', day: 'numeric', ...zone } as const;
const clockFormat = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone } as const;
const formats = {
  'zh-CN': {
    day: new Intl.DateTimeFormat('zh-CN', dayFormat),
    weekday: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', ...zone }),
    clock: new Intl.DateTimeFormat('zh-CN', clockFormat),
  },
  en: {
    day: new Intl.DateTimeFormat('en-GB', dayFormat),
    weekday: new Intl.DateTimeFormat('en-GB', { weekday: 'short', ...zone }),
    clock: new Intl.DateTimeFormat('en-GB', clockFormat),
  },
};

// 2026年9月14日（周一）, Mon 14 September 2026; always the wall clock of Asia/Shanghai.
function printMoment(locale: Locale, moment: Moment): string {
  const format = formats[locale];
  const at = new Date('at' in moment ? moment.at : `${moment.on}T12:00:00+08:00`);
  const [day, weekday] = [format.day.format(at), format.weekday.format(at)];
  const date = locale === 'en' ? `${weekday} ${day}` : `${day}（${weekday}）`;
  return 'at' in moment ? `${date} ${format.clock.format(at)}` : date;
}
