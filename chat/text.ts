import { plain } from './limits.ts';
import { inLanguage } from '../locales/cite.ts';
import { dayWords, momentWords } from '../locales/moment.ts';
import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';

/** A text of the locales with what fills its gaps; its language is settled when it is rendered. */
export type Told = { key: TextKey; vars?: Record<string, Value> };

/** An instant (ISO 8601) or a calendar day (YYYY-MM-DD), printed as the reader's language writes it. */
export type Moment = { at: string } | { on: string };

/** Several texts in a row, or one below the other. */
export type Listed = { list: Text[] } | { lines: Text[] };

/** What stands in a card. A string is somebody's own words (a name, an address), shown as they are. */
export type Text = Told | Moment | Listed | string;

/** What can fill a gap. Everything survives JSON, because web cards are kept as JSON. */
export type Value = Text | number;

/** A text of the locales. */
export const told = (key: TextKey, vars?: Record<string, Value>): Told =>
  vars ? { key, vars } : { key };

/** Says a text in a language; what somebody wrote is on one line, without marks that turn it around. */
export function say(locale: Locale, text: Value): string {
  if (typeof text === 'number') return String(text);
  // A rule that is cited says in the reader's language that no document sets it.
  if (typeof text === 'string') {
    const moment = momentIn(text);
    return moment ? printMoment(locale, moment) : plain(inLanguage(locale, text));
  }
  if ('list' in text) {
    return text.list.map((each) => say(locale, each)).join(locale === 'en' ? ', ' : '、');
  }
  if ('lines' in text) return text.lines.map((each) => say(locale, each)).join('\n');
  if (!('key' in text)) return printMoment(locale, text);
  const vars = Object.entries(text.vars ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : say(locale, value),
  ]);
  return translateAny(locale, text.key, Object.fromEntries(vars));
}

// A refusal names its days and minutes as the trail writes them: 2026-09-14, 2026-09-14 09:30.
function momentIn(text: string): Moment | undefined {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(text) ?? [];
  if (!day || Number.isNaN(Date.parse(day))) return undefined;
  return minute ? { at: `${day}T${minute}:00+08:00` } : { on: day };
}

// 2026年9月14日（周一）, Mon 14 September 2026; always the wall clock of Asia/Shanghai.
const printMoment = (locale: Locale, moment: Moment): string =>
  'at' in moment ? momentWords(locale, new Date(moment.at)) : dayWords(locale, moment.on);
