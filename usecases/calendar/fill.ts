import { z } from 'zod';
import { newestOfYear } from '../../db/queries/calendar-years.ts';
import { authorize } from '../../domain/policy.ts';
import { record, usecase } from '../usecase.ts';
import { currentCalendar } from './current.ts';
import { keepYear } from './enter.ts';
import { officialCalendar } from './official.ts';
import { recomputeDeadlines } from './recompute.ts';

/**
 * Keeps the years of the maintained package that the table does not have: all of them at first, later the
 * year that a new version of the package brings. What somebody entered from the notice stays.
 */
export const fillCalendar = usecase(
  'calendar.fill',
  z.object({ bureauId: z.uuid(), bureauPath: z.string() }),
  async (context, { bureauId, bureauPath }) => {
    authorize(context.actor, 'calendar.fill', {});
    const before = await currentCalendar(context.tx);
    const filled: number[] = [];
    for (const [year, { holidays, makeUpDays, source }] of officialCalendar) {
      if (await newestOfYear(context.tx, year)) continue;
      const named = (days: ReadonlySet<string>) => [...days].map((day) => ({ day, name: '' }));
      const days = { holidays: named(holidays), makeUpDays: named(makeUpDays) };
      await keepYear(context, { year, ...days, source, reason: '' }, null);
      filled.push(year);
    }
    if (filled.length === 0) return { filled, moved: 0 };
    const about = { type: 'unit', id: bureauId, unitPath: bureauPath };
    await record(context, 'calendar.filled', about, { years: filled.length });
    return { filled, moved: await recomputeDeadlines(context, before) };
  },
);
