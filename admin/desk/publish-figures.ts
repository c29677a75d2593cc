import type { RequestHandler } from 'express';
import { lastMonthEnd } from '../../domain/kpi-year.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { publishStatistics } from '../../usecases/statistics/publish.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import type { Asked } from './kpi-data.ts';
import { hiddenFields, press, text } from './press.ts';

/** publishes the figures of the year that is shown; what is about to be public is said first, and ticked. */
export function publishForm(asked: Asked, { actor, t, locale }: Visitor): Html | false {
  const { bureau, bureauId, bureauPath, year, today } = asked;
  if (!can(actor, 'statistics.publish', { unitPath: bureauPath })) return false;
  const lastDay = `${year}-12-31`;
  const through = today > lastDay ? lastDay : lastMonthEnd(today);
  if (!through.startsWith(String(year))) return false;
  return html`<details class="card">
    <summary>${t('panel.figures.publish')}</summary>
    <p>${t('panel.figures.what', { bureau, year, through: day(through, locale) })}</p>
    <p class="muted">${t('panel.figures.stays')}</p>
    <form method="post" action="/desk/kpi/publish" class="form">
      ${hiddenFields()}
      <input type="hidden" name="unitId" value="${bureauId}" />
      <input type="hidden" name="year" value="${year}" />
      <p>
        <label class="choice"
          ><input type="checkbox" name="checked" value="1" required />
          ${t('panel.figures.checked')}</label
        >
      </p>
      <button class="primary">${t('panel.figures.submit', { year })}</button>
    </form>
  </details>`;
}

/** Publishes the figures, once whoever asks has said that they looked at them. */
export const publishFigures: RequestHandler = press({
  action: 'statistics.publish',
  back: () => '/desk/kpi',
  about: async (_params, { actor }) => ({ type: 'person', id: actor.id, unitPath: actor.unitPath }),
  run: async (command, fields) => {
    if (text(fields, 'checked') !== '1') throw new Refusal('bad-input', { field: 'checked' });
    const given = { unitId: text(fields, 'unitId'), year: Number(text(fields, 'year')) };
    const { through, isNew } = await publishStatistics(command, given);
    return {
      to: `/desk/kpi?unit=${given.unitId}&year=${given.year}`,
      done: isNew ? 'panel.done.figures' : 'panel.done.figures-same',
      vars: { year: given.year, through },
    };
  },
});
