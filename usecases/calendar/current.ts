import type { EntityManager } from 'typeorm';
import type { Calendar, OfficialYear } from '../../domain/calendar.ts';
import { officialCalendar } from './official.ts';

type Row = { year: number; source: string; holidays: string[]; makeUpDays: string[] };

/**
 * The calendar of working days as it is in force: the maintained package's, and over it the years that
 * were entered from the official notice, each in its newest version.
 */
export async function currentCalendar(tx: EntityManager): Promise<Calendar> {
  const rows: Row[] = await tx.query(sql);
  if (rows.length === 0) return officialCalendar;
  const entered = rows.map(({ year, source, holidays, makeUpDays }): [number, OfficialYear] => [
    year,
    { source, holidays: new Set(holidays), makeUpDays: new Set(makeUpDays) },
  ]);
  return new Map([...officialCalendar, ...entered]);
}

const sql = `
select distinct on (y.year) y.year, y.source,
  array(select d.day::text from calendar_day d where d.calendar_id = y.id and d.kind = 'holiday') as holidays,
  array(select d.day::text from calendar_day d where d.calendar_id = y.id and d.kind = 'make-up') as "makeUpDays"
from calendar_year y order by y.year, y.number desc`;
