import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { type DeadlineRow, deadlinesUnder } from '../../db/queries/deadlines-under.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { deadline, type Today, todayNow } from './deadline.ts';
import { monthGrid } from './deadline-calendar.ts';
import { pathsOf } from './exclusions.ts';

const most = 60;

/** 期限: a month of working days and holidays with what is due on each, and everything by days left. */
export const deadlineBoard: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const today = await todayNow();
  const rows = await deadlinesUnder(database().manager, pathsOf(visitor.actor));
  const month = monthIn(request.query['month'], today);
  sendPage(request, response, {
    title: t('panel.deadlines.title'),
    body: html`<p class="muted">${t('panel.deadlines.lead')}</p>
      ${monthGrid({ month, rows, today }, visitor)}
      <section class="card">
        <h2>${t('panel.deadlines.list')} <span class="count">${rows.length}</span></h2>
        ${rows.length === 0 && html`<p class="muted">${t('panel.deadlines.none')}</p>`}
        <ul class="lines">
          ${rows.slice(0, most).map((row, at) => {
            const isFirst = rows.findIndex(({ dueOn }) => dueOn === row.dueOn) === at;
            return line(row, { isFirst, today }, visitor);
          })}
        </ul>
      </section>`,
  });
};

const monthIn = (given: unknown, { on }: Today): string =>
  typeof given === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(given) ? given : on.slice(0, 7);

// The calendar leads to the first of those that are due on a day.
const line = (
  row: DeadlineRow,
  { isFirst, today }: { isFirst: boolean; today: Today },
  visitor: Visitor,
): Html =>
  html`<li ${isFirst && html`id="due-${row.dueOn}"`}>
    <span class="state">${kindOf(row, visitor)}</span> ${row.subject ?? row.code}
    ${row.subject && html`<span class="code">${row.code}</span>`}
    <span class="muted">${row.unit}</span><br />${deadline(row.dueOn, today, visitor)}
    ${row.provisional && html`<span class="muted">${visitor.t('panel.deadlines.maybe')}</span>`}
  </li>`;

const kindOf = ({ kind, matter }: DeadlineRow, { t }: Visitor): string =>
  kind === 'obligation' ? t(`obligation.${matter}` as TextKey) : t(`panel.deadlines.kind.${kind}`);
