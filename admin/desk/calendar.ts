import { type RequestHandler, Router } from 'express';
import { database } from '../../db/data-source.ts';
import { type CalendarVersion, calendarVersions } from '../../db/queries/calendar-years.ts';
import { parseDays } from '../../domain/calendar-notice.ts';
import { Refusal } from '../../domain/refusal.ts';
import { enterCalendar } from '../../usecases/calendar/enter.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { unitsAt } from '../../db/queries/units-at.ts';
import { dayRuns } from './day-runs.ts';
import { type Fields, hiddenFields, press, text } from './press.ts';

/** The pages of the calendar of working days. */
export function calendarRoutes(): Router {
  const router = Router();
  router.get('/', calendarPage);
  router.post('/', enterYear);
  return router;
}

const calendarPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const paths = scopeOf({ read: ['calendar.enter'] }, visitor.actor);
  const [unit] = await unitsAt(database().manager, paths);
  const versions = await inForce();
  sendPage(request, response, {
    title: t('panel.calendar.title'),
    body: html`<p class="muted">${t('panel.calendar.lead')}</p>
      ${unit && form(unit.id, visitor)} ${versions.map((one) => year(one, visitor))}`,
  });
};

type Shown = Omit<CalendarVersion, 'enteredAt'> & { enteredAt: Date | null };

// Years that nobody has entered and no sweep has kept yet are the package's.
async function inForce(): Promise<Shown[]> {
  const kept: Shown[] = await calendarVersions(database().manager);
  const rest = [...officialCalendar]
    .filter(([number]) => !kept.some((one) => one.year === number))
    .map(([number, { source, holidays, makeUpDays }]) => ({
      year: number,
      number: 0,
      source,
      reason: '',
      enteredBy: null,
      enteredAt: null,
      holidays: [...holidays].sort(),
      makeUpDays: [...makeUpDays].sort(),
    }));
  return [...kept, ...rest].sort((a, b) => b.year - a.year || b.number - a.number);
}

const year = (one: Shown, { t, locale }: Visitor): Html =>
  html`<details class="card">
    <summary>
      ${one.year} ·
      ${t('panel.calendar.counts', { holidays: one.holidays.length, makeUp: one.makeUpDays.length })}
      ${one.number > 1 && t('panel.calendar.version', { number: one.number })}
    </summary>
    <p>
      ${t('panel.calendar.source')}${t('panel.colon')}${one.source.startsWith('chinese-days ') ? t('panel.calendar.built-in', { source: one.source }) : one.source}
    </p>
    ${one.reason && html`<p>${t('field.reason')}${t('panel.colon')}${one.reason}</p>`}
    ${
      one.enteredAt &&
      html`<p class="muted">
        ${one.enteredBy ?? t('panel.trail.system')} · ${moment(one.enteredAt, locale)}
      </p>`
    }
    <p>${t('panel.calendar.off')}${t('panel.colon')}${dayRuns(one.holidays, locale)}</p>
    <p>${t('panel.calendar.worked')}${t('panel.colon')}${dayRuns(one.makeUpDays, locale)}</p>
  </details>`;

const form = (unitId: string, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/calendar" class="card form">
    ${hiddenFields()}
    <input type="hidden" name="unitId" value="${unitId}" />
    <h2>${t('panel.calendar.enter')}</h2>
    <label
      >${t('panel.calendar.year')}
      <input class="short" name="year" type="number" min="2004" max="2999" required
    /></label>
    <p class="muted">${t('panel.calendar.how')}</p>
    <label
      >${t('panel.calendar.off')}
      <textarea name="holidays" rows="9" required></textarea>
    </label>
    <label
      >${t('panel.calendar.worked')}
      <textarea name="makeUpDays" rows="5"></textarea>
    </label>
    <label>${t('panel.calendar.document')} <input name="source" required maxlength="300" /></label>
    <label>${t('panel.calendar.reason')} <input name="reason" maxlength="300" /></label>
    <button class="primary">${t('panel.calendar.submit')}</button>
  </form>`;

const enterYear: RequestHandler = press({
  action: 'calendar.enter',
  back: () => '/desk/calendar',
  about: async (_, { actor }) => ({ type: 'person', id: actor.id, unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const { year: entered, moved } = await enterCalendar(command, {
      unitId: text(fields, 'unitId'),
      year: Number(text(fields, 'year')),
      holidays: daysIn(fields, 'holidays'),
      makeUpDays: daysIn(fields, 'makeUpDays'),
      source: text(fields, 'source'),
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.calendar', vars: { year: entered, moved } };
  },
});

function daysIn(fields: Fields, name: string) {
  const days = parseDays(text(fields, name));
  if (!days) throw new Refusal('bad-input', { field: name });
  return days;
}
