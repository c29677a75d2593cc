import { workingDaysBetween } from '../../domain/calendar.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';
import { day } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/** How urgent a due day is: past, within five working days, or later. */
export function urgency(dueOn: string, today: string): 'overdue' | 'soon' | 'later' {
  if (dueOn < today) return 'overdue';
  return workingDaysBetween(today, dueOn, officialCalendar) <= 5 ? 'soon' : 'later';
}

/** 还剩 5 个工作日（2026年9月21日（周一））, with a word for how urgent it is. */
export function deadline(dueOn: string | null, today: string, { t, locale }: Visitor): Html {
  if (dueOn === null) return html`<span class="muted">${t('panel.due.none')}</span>`;
  const count = Math.abs(workingDaysBetween(today, dueOn, officialCalendar));
  const state = urgency(dueOn, today);
  const words = t(wordsOf(dueOn, today), { count });
  return html`<span class="due ${state}">${words}</span>
    <time datetime="${dueOn}">${day(dueOn, locale)}</time>`;
}

function wordsOf(dueOn: string, today: string) {
  if (dueOn === today) return 'panel.due.today' as const;
  return dueOn < today ? ('panel.due.over' as const) : ('panel.due.left' as const);
}
