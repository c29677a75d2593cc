import type { RequestHandler } from 'express';
import { say } from '../../chat/text.ts';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type OverdueRow, overdueCount, overdueUnder } from '../../db/queries/overdue-under.ts';
import { type Calendar, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { currentCalendar } from '../../usecases/calendar/current.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { sendPage } from './page.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** What is overdue in the units that a leader answers for, the longest first; empty for everybody else. */
export const overduePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const t = textsIn(visitor.locale);
  const today = dayOf(await currentTime());
  const { manager } = database();
  const rows = await overdueUnder(manager, ledBy(visitor), today);
  const calendar = await currentCalendar(manager);
  const main = html`<p><a href="${visitor.base}/inbox">← ${t('page.back')}</a></p>
    <h1>${t('page.overdue')} <b class="count">${rows.length}</b></h1>
    ${
      rows.length === 0
        ? html`<p class="empty">${t('page.overdue.none')}</p>`
        : html`<section class="visits">
            <ul>
              ${rows.map((row) => line(row, today, calendar, visitor))}
            </ul>
          </section>`
    }`;
  sendPage(request, response, { title: t('page.overdue'), main });
};

/** The way there from a leader's inbox, where there is something overdue. */
export async function overdueWay(visitor: Visitor, today: string): Promise<Html[]> {
  const paths = ledBy(visitor);
  if (paths.length === 0) return [];
  const count = await overdueCount(database().manager, paths, today);
  if (count === 0) return [];
  const t = textsIn(visitor.locale);
  return [
    html`<p class="way">
      <a class="overdue" href="${visitor.base}/overdue">⚠ ${t('page.overdue.way', { count })}</a>
    </p>`,
  ];
}

const ledBy = ({ actor }: Visitor): string[] =>
  actor.mandates
    .filter(({ role }) => role === 'approver' || role === 'head')
    .map(({ path }) => path);

function line(row: OverdueRow, today: string, calendar: Calendar, { locale }: Visitor): Html {
  const { kind, code, matter, subject, unit, dueOn } = row;
  const t = textsIn(locale);
  const days = workingDaysBetween(dueOn, today, calendar);
  return html`<li>
    <div>
      <span class="name">${subject ?? code}</span>
      <span class="tag"
        >${t(matter === null ? `page.overdue.${kind}` : (`obligation.${matter}` as TextKey))}</span
      >
      <span class="due overdue"
        >⚠ ${t('visit.overdue', { days })} · ${say(locale, { on: dueOn })}</span
      >
      <span class="muted">${unit}${subject && ` · ${code}`}</span>
    </div>
  </li>`;
}
