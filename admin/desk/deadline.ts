import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Calendar, type Day, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { currentCalendar } from '../../usecases/calendar/current.ts';
import { day } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/** The day on which a page is looked at, with the calendar that its deadlines are counted by. */
export type Today = { on: Day; calendar: Calendar };

/** Today by the installation's clock, with the calendar in force. */
export const todayNow = async (): Promise<Today> => ({
  on: dayOf(await currentTime()),
  calendar: await currentCalendar(database().manager),
});

/** How urgent a due day is: past, within five working days, or later. */
export function urgency(dueOn: string, { on, calendar }: Today): 'overdue' | 'soon' | 'later' {
  if (dueOn < on) return 'overdue';
  return workingDaysBetween(on, dueOn, calendar) <= 5 ? 'soon' : 'later';
}

/** 还剩 5 个工作日（2026年9月21日（周一））, with a word for how urgent it is. */
export function deadline(dueOn: string | null, today: Today, { t, locale }: Visitor): Html {
  if (dueOn === null) return html`<span class="muted">${t('panel.due.none')}</span>`;
  const count = Math.abs(workingDaysBetween(today.on, dueOn, today.calendar));
  const state = urgency(dueOn, today);
  const words = t(wordsOf(dueOn, today.on), { count });
  return html`<span class="due ${state}">${words}</span>
    <time datetime="${dueOn}">${day(dueOn, locale)}</time>`;
}

function wordsOf(dueOn: string, today: string) {
  if (dueOn === today) return 'panel.due.today' as const;
  return dueOn < today ? ('panel.due.over' as const) : ('panel.due.left' as const);
}
