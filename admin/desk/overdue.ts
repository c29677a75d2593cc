import { type RequestHandler, Router } from 'express';
import { database } from '../../db/data-source.ts';
import { type OverdueEntry, overdueRegister } from '../../db/queries/overdue-register.ts';
import { workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { explainOverdue } from '../../usecases/obligation/explain.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Today, todayNow } from './deadline.ts';
import { hiddenFields, press, text } from './press.ts';

/** 逾期登记, R-197: what was not done by its day, who answers for it, how late it is and why. */
const registerPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const entries = await overdueRegister(database().manager, paths);
  const today = await todayNow();
  sendPage(request, response, {
    title: t('panel.overdue.title'),
    body: html`<p class="muted">${t('panel.overdue.lead')}</p>
      ${
        entries.length === 0
          ? html`<p class="card due later">✓ ${t('panel.overdue.none')}</p>`
          : table(entries, today, visitor)
      }`,
  });
};

const columns = ['what', 'due', 'late', 'responsible', 'reason'] as const;

const table = (entries: OverdueEntry[], today: Today, visitor: Visitor): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        ${columns.map((column) => html`<th>${visitor.t(`panel.overdue.${column}`)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${entries.map((entry) => row(entry, today, visitor))}
    </tbody>
  </table>`;

function row(entry: OverdueEntry, today: Today, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { kind, label, unit, dueOn, rule, responsible, metAt } = entry;
  const until = metAt ? dayOf(metAt) : today.on;
  const count = workingDaysBetween(dueOn, until, today.calendar);
  return html`<tr id="${entry.id}">
    <td data-label="${t('panel.overdue.what')}">
      ${t(`obligation.${kind}` as TextKey)} <span class="code">${label}</span><br />
      <span class="muted">${unit}</span>
    </td>
    <td data-label="${t('panel.overdue.due')}">
      ${day(dueOn, locale)}<br /><span class="muted">${withoutParameter(rule)}</span>
    </td>
    <td data-label="${t('panel.overdue.late')}">
      <span class="due ${metAt ? 'later' : 'overdue'}"
        >${t(metAt ? 'panel.overdue.done' : 'panel.overdue.open', { count })}</span
      >
    </td>
    <td data-label="${t('panel.overdue.responsible')}">
      ${responsible ?? t('panel.overdue.nobody')}
    </td>
    <td data-label="${t('panel.overdue.reason')}">${reasons(entry, visitor)}</td>
  </tr>`;
}

const reasons = (entry: OverdueEntry, { t, actor, locale }: Visitor): Html =>
  html`${entry.reasons.map(
    ({ reason, by, at }) =>
      html`<p>${reason} <span class="muted">${by} ${day(dayOf(new Date(at)), locale)}</span></p>`,
  )}
  ${
    can(actor, 'overdue.explain', entry) &&
    html`<form method="post" action="/desk/overdue/${entry.id}" class="form">
      ${hiddenFields()}
      <label for="why-${entry.id}">${t('panel.overdue.reason')}</label>
      <textarea id="why-${entry.id}" name="reason" required maxlength="1000" rows="2"></textarea>
      <button>${t('panel.overdue.explain')}</button>
    </form>`
  }`;

const explain: RequestHandler = press({
  action: 'overdue.explain',
  back: () => '/desk/overdue',
  about: async ({ id = '' }, { actor }) => ({ type: 'overdue', id, unitPath: actor.unitPath }),
  run: async (command, fields, { id = '' }) => {
    await explainOverdue(command, { overdueId: id, reason: text(fields, 'reason') });
    return { done: 'panel.done.explained' };
  },
});

/** The register and the form of a reason; nothing of it is ever edited. */
export function overdueRoutes(): Router {
  const router = Router();
  router.get('/', registerPage);
  router.post('/:id', explain);
  return router;
}
