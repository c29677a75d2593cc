import { parseDay } from './calendar.ts';
import { Refusal } from './refusal.ts';

type Named = { day: string; name: string };

/** A year as the official notice tells it (国务院办公厅关于部分节假日安排的通知). */
export type Notice = { year: number; holidays: Named[]; makeUpDays: Named[] };

// 全国年节及纪念日放假办法: of each year at least these are in the notice.
const named = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];

/**
 * Refuses a year that cannot be whole: a day of another year, on both lists or twice on one, a make-up day
 * that is none of a weekend, or a holiday by law that is missing (全国年节及纪念日放假办法 第二条).
 */
export function readNotice({ year, holidays, makeUpDays }: Notice): void {
  const all = [...holidays, ...makeUpDays].map(({ day }) => day);
  const wrong =
    all.find((day) => parseDay(day) === undefined || Number(day.slice(0, 4)) !== year) ??
    all.find((day, at) => all.indexOf(day) !== at) ??
    makeUpDays.find(({ day }) => !isWeekend(day))?.day;
  if (wrong) throw new Refusal('bad-input', { field: wrong });
  const missing = named.find((name) => !holidays.some((each) => each.name.includes(name)));
  if (missing) throw new Refusal('calendar-incomplete', { year, holiday: missing });
}

const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

/**
 * Reads days as they are typed, one line each: a day or two with 至 or ~ between them, then the name.
 * Nothing where a line says something else.
 */
export function parseDays(text: string): Named[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map(parseLine);
  return read.includes(undefined) ? undefined : read.flatMap((days) => days!);
}

function parseLine(line: string): Named[] | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:\s*[~至]\s*(\d{4}-\d{2}-\d{2}))?(?:\s+(.+))?$/.exec(line);
  if (!match) return undefined;
  const [, from = '', to = from, name = ''] = match;
  if (!parseDay(from) || !parseDay(to) || to < from || daysBetween(from, to) > 60) return undefined;
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => ({
    day: new Date(Date.parse(from) + at * dayMs).toISOString().slice(0, 10),
    name,
  }));
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;
