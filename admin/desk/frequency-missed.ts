import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Miss, missesShown, missesUnder } from '../../db/queries/missed-frequencies.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/** R-071: every frequency that was ever missed, and the form that closes one with its reason. */
export const missedPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const paths = scopeOf({ read: ['frequency.read'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const today = dayOf(await currentTime());
  const misses = await missesUnder(database().manager, paths, today, afterIn(request));
  const { t } = visitor;
  sendPage(request, response, {
    title: t('panel.frequency.missed'),
    body: html`<p class="muted">${t('panel.frequency.missed-lead')}</p>
      ${
        misses.length === 0
          ? html`<p class="card due later">✓ ${t('panel.frequency.missed-none')}</p>`
          : table(misses, visitor)
      }
      ${misses.length === missesShown && older(misses.at(-1)!, visitor)}`,
  });
};

const place = z.object({ dueOn: z.iso.date(), id: z.uuid() });

const afterIn = ({ query }: Request) => place.safeParse(query).data ?? null;

const older = ({ dueOn, id }: Miss, { t }: Visitor): Html =>
  html`<p>
    <a href="/desk/frequency/missed?dueOn=${dueOn}&id=${id}"
      >${t('panel.frequency.missed-older')}</a
    >
  </p>`;

const table = (misses: Miss[], visitor: Visitor): Html => {
  const { t, locale } = visitor;
  return html`<table class="rows">
    <thead>
      <tr>
        <th>${t('panel.frequency.missed-what')}</th>
        <th>${t('panel.frequency.until')}</th>
        <th>${t('panel.frequency.missed-rule')}</th>
        <th>${t('panel.frequency.missed-state')}</th>
        <th>${t('panel.frequency.missed-reason')}</th>
      </tr>
    </thead>
    <tbody>
      ${misses.map(
        (miss) =>
          html`<tr>
            <td data-label="${t('panel.frequency.missed-what')}">
              ${miss.label} <span class="muted">${miss.unitName}</span>
            </td>
            <td data-label="${t('panel.frequency.until')}">
              <span class="due ${miss.closedAt ? '' : 'overdue'}">${day(miss.dueOn, locale)}</span>
            </td>
            <td data-label="${t('panel.frequency.missed-rule')}" class="muted">
              ${withoutParameter(miss.rule)}
            </td>
            <td data-label="${t('panel.frequency.missed-state')}">${stateOf(miss, visitor)}</td>
            <td data-label="${t('panel.frequency.missed-reason')}">
              ${miss.closedAt ? miss.reason : closing(miss, visitor)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

const stateOf = ({ closedAt, closedBy }: Miss, { t, locale }: Visitor): string =>
  closedAt
    ? t('panel.frequency.missed-closed', { who: closedBy ?? '', at: day(dayOf(closedAt), locale) })
    : t('panel.frequency.missed-open');

const closing = ({ id, version, unitPath }: Miss, { t, actor }: Visitor): Html | false =>
  mayOver(actor, 'frequency.close', unitPath) &&
  html`<form method="post" action="/desk/frequency/missed/${id}" class="form">
    ${hiddenFields(version)}
    <label for="reason-${id}">${t('panel.frequency.missed-reason')}</label>
    <textarea id="reason-${id}" name="reason" required maxlength="1000" rows="2"></textarea>
    <button>${t('panel.frequency.missed-close')}</button>
  </form>`;
