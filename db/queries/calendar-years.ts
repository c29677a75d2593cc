import type { EntityManager } from 'typeorm';

/** A year of the calendar in one of its versions. */
export type CalendarVersion = {
  year: number;
  number: number;
  source: string;
  reason: string;
  enteredBy: string | null;
  enteredAt: Date;
  holidays: string[];
  makeUpDays: string[];
};

/** The newest version of a year that is kept, or nothing. */
export async function newestOfYear(
  tx: EntityManager,
  year: number,
): Promise<CalendarVersion | undefined> {
  const [row] = await tx.query(`${select} where y.year = $1 order by y.number desc limit 1`, [
    year,
  ]);
  return row;
}

/** Every version of every year that is kept, the latest year first. */
export const calendarVersions = (tx: EntityManager): Promise<CalendarVersion[]> =>
  tx.query(`${select} order by y.year desc, y.number desc`);

const select = `
select y.year, y.number, y.source, y.reason, p.name as "enteredBy", y.entered_at as "enteredAt",
  array(select d.day::text from calendar_day d where d.calendar_id = y.id and d.kind = 'holiday' order by 1) as holidays,
  array(select d.day::text from calendar_day d where d.calendar_id = y.id and d.kind = 'make-up' order by 1) as "makeUpDays"
from calendar_year y left join person p on p.id = y.entered_by`;
