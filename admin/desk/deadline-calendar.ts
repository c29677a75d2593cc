import type { DeadlineRow } from '../../db/queries/deadlines-under.ts';
import { isOfficial, isWorkingDay } from '../../domain/calendar.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Today, urgency } from './deadline.ts';

type Shown = { month: string; rows: DeadlineRow[]; today: Today };

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const dayMs = 86_400_000;

/** A month as people hang it on the wall: Monday first, days off and made-up days marked, what is due counted. */
export function monthGrid(shown: Shown, { t }: Visitor): Html {
  const { month, today } = shown;
  const weeks = weeksOf(month);
  const isKnown = weeks.flat().every((day) => day === null || isOfficial(day, today.calendar));
  return html`<section class="card">
    <h2>${month}</h2>
    <p>
      <a href="/desk/deadline-board?month=${beside(month, -1)}">${t('panel.deadlines.previous')}</a>
      ·
      <a href="/desk/deadline-board?month=${beside(month, 1)}">${t('panel.deadlines.next')}</a>
    </p>
    ${!isKnown && html`<p class="muted">${t('panel.deadlines.provisional')}</p>`}
    <table class="month">
      <thead>
        <tr>
          ${weekdays.map((number) => html`<th scope="col">${t('panel.deadlines.weekday', { number })}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((day) => (day ? cell(day, shown, t) : html`<td></td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function cell(day: string, { rows, today }: Shown, t: Visitor['t']): Html {
  const count = rows.filter(({ dueOn }) => dueOn === day).length;
  const works = isWorkingDay(day, today.calendar);
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return html`<td class="${works ? '' : 'off'} ${day === today.on ? 'today' : ''}">
    <time datetime="${day}">${Number(day.slice(8))}</time>
    ${works === isWeekend && html`<small>${t(works ? 'panel.deadlines.work' : 'panel.deadlines.off')}</small>`}
    ${
      count > 0 &&
      html`<a class="due ${urgency(day, today)}" href="#due-${day}"
        >${t('panel.deadlines.due', { count })}</a
      >`
    }
  </td>`;
}

// Whole weeks; what is not of the month stays empty.
function weeksOf(month: string): (string | null)[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const dayAt = (at: number): string | null => {
    const day = new Date(first + (at - lead) * dayMs).toISOString().slice(0, 10);
    return day.startsWith(month) ? day : null;
  };
  const weeks = Array.from({ length: 6 }, (_, week) =>
    weekdays.map((day) => dayAt(week * 7 + day - 1)),
  );
  return weeks.filter((week) => week.some((day) => day !== null));
}

function beside(month: string, by: 1 | -1): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
