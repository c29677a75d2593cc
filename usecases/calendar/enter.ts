import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newestOfYear } from '../../db/queries/calendar-years.ts';
import { readNotice } from '../../domain/calendar-notice.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { currentCalendar } from './current.ts';
import { recomputeDeadlines } from './recompute.ts';

const days = z.array(z.object({ day: z.iso.date(), name: z.string().trim().max(50) }));

const input = z.object({
  unitId: z.uuid(),
  year: z.int().min(2004).max(2999),
  holidays: days.min(1),
  makeUpDays: days,
  source: z.string().trim().min(1).max(300),
  reason: z.string().trim().max(300).default(''),
});

/** A year of the calendar as it is entered. */
export type CalendarYear = Omit<z.output<typeof input>, 'unitId'>;

/**
 * 国务院办公厅节假日安排: an administrator enters the days off and the days worked in their stead from the
 * official notice, or amends what is there, which takes a reason. The deadlines that hung on the year are
 * computed anew in the same transaction.
 */
export const enterCalendar = usecase('calendar.enter', input, async (context, given) => {
  const { tx, actor } = context;
  const [unit] = await tx.query('select id, path from unit where id = $1', [given.unitId]);
  if (!unit) throw new Refusal('not-found', { what: 'unit' });
  authorize(actor, 'calendar.enter', { unitPath: unit.path });
  const { year } = given;
  readNotice(given);
  const before = await currentCalendar(tx);
  const number = await keepYear(context, given, personId(actor));
  if (number > 1 && given.reason === '') throw new Refusal('reason-required');
  const about = { type: 'unit', id: unit.id, unitPath: unit.path };
  const { source, reason, holidays, makeUpDays } = given;
  await record(context, 'calendar.entered', about, {
    year,
    number,
    source,
    reason,
    holidays: holidays.length,
    makeUpDays: makeUpDays.length,
  });
  const moved = await recomputeDeadlines(context, before);
  return { year, number, moved };
});

/** Keeps a version of a year; answers its number. Refuses one that says what the newest says. */
export async function keepYear(
  { tx, now }: Context,
  { year, holidays, makeUpDays, source, reason }: CalendarYear,
  by: string | null,
): Promise<number> {
  // Two who enter the same year wait for each other.
  await tx.query(`select pg_advisory_xact_lock(hashtext('calendar'))`);
  const latest = await newestOfYear(tx, year);
  const given = { holidays: namesOf(holidays), makeUpDays: namesOf(makeUpDays) };
  if (
    latest &&
    same(latest.holidays, given.holidays) &&
    same(latest.makeUpDays, given.makeUpDays)
  ) {
    throw new Refusal('calendar-unchanged', { year });
  }
  const id = randomUUID();
  const number = (latest?.number ?? 0) + 1;
  await tx.query(
    `insert into calendar_year (id, year, number, source, reason, entered_by, entered_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, year, number, source, reason, by, now],
  );
  const rows = [
    ...holidays.map((each) => ({ ...each, kind: 'holiday' })),
    ...makeUpDays.map((each) => ({ ...each, kind: 'make-up' })),
  ];
  await tx.query(
    `insert into calendar_day (calendar_id, day, kind, name)
     select $1, day, kind, name from jsonb_to_recordset($2::jsonb) as d(day date, kind text, name text)`,
    [id, JSON.stringify(rows)],
  );
  return number;
}

const namesOf = (list: { day: string }[]) => list.map(({ day }) => day).sort();
const same = (a: string[], b: string[]) => a.join() === b.join();
