import type { RequestHandler } from 'express';
import type { StratumPreview, TaskPreview } from '../../usecases/task/preview.ts';
import { previewTask } from '../../usecases/task/preview.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { percent } from '../format.ts';
import { refusalText } from '../refusal-text.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import type { Fields } from './press.ts';
import { sendTaskForm } from './task-form.ts';
import { taskIn, wrongField } from './task-input.ts';

/** R-097: shows what a set-up would draw from, beside the form as it was typed. Writes nothing. */
export const previewPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const typed = (request.body ?? {}) as Fields;
  try {
    const preview = await previewTask(visitor.actor, taskIn(typed));
    await sendTaskForm(request, response, { typed, below: previewOf(preview, visitor) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const text = refusalText(error, visitor);
    const wrong = { field: wrongField(error, typed) ?? '', text };
    const below = html`<p class="flash refused" role="alert">${text}</p>`;
    await sendTaskForm(request, response, { typed, wrong, below });
  }
};

function previewOf({ strata, ids, batches, routes }: TaskPreview, visitor: Visitor): Html {
  const { t } = visitor;
  const sum = (of: (stratum: StratumPreview) => number) =>
    strata.reduce((total, stratum) => total + of(stratum), 0);
  return html`<section class="card" id="preview" aria-live="polite">
    <h2>${t('panel.preview.title')}</h2>
    <p class="muted">${t('panel.preview.lead')}</p>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.name')}</th>
          <th class="figure">${t('panel.preview.pool')}</th>
          <th>${t('panel.preview.excluded')}</th>
          <th class="figure">${t('panel.preview.eligible')}</th>
          <th class="figure">${t('field.ratio')}</th>
          <th class="figure">${t('panel.preview.min')}</th>
          <th class="figure">${t('panel.preview.quota')}</th>
        </tr>
      </thead>
      <tbody>
        ${strata.map((stratum) => row(stratum, visitor))}
        <tr class="sum">
          <td data-label="${t('field.name')}">${t('panel.preview.total')}</td>
          <td data-label="${t('panel.preview.pool')}" class="figure">${sum((one) => one.pool)}</td>
          <td></td>
          <td data-label="${t('panel.preview.eligible')}" class="figure">
            ${sum((one) => one.eligible)}
          </td>
          <td></td>
          <td></td>
          <td data-label="${t('panel.preview.quota')}" class="figure">
            ${sum((one) => one.quota)}
          </td>
        </tr>
      </tbody>
    </table>
    <p>${t(`panel.preview.${ids}`)}</p>
    ${routes && routeList(routes, t)} ${batches.length > 0 && batchList(batches, t)}
  </section>`;
}

function row(stratum: StratumPreview, visitor: Visitor): Html {
  const { t } = visitor;
  const { name, pool, eligible, excluded, ratioBp, min, quota, cap, fault } = stratum;
  const left = Object.entries(excluded).map(([code, count]) =>
    t(`panel.preview.code.${code}` as TextKey, { count }),
  );
  const capped = cap === null ? t('panel.preview.no-cap') : t('panel.preview.cap', { cap });
  return html`<tr>
    <td data-label="${t('field.name')}">
      ${name}<br /><span class="muted">${capped}</span>
      ${fault && html`<p class="wrong">${refusalText(fault, visitor)}</p>`}
    </td>
    <td data-label="${t('panel.preview.pool')}" class="figure">${pool}</td>
    <td data-label="${t('panel.preview.excluded')}">
      ${left.length > 0 ? left.map((text) => html`${text}<br />`) : t('panel.preview.none')}
    </td>
    <td data-label="${t('panel.preview.eligible')}" class="figure">${eligible}</td>
    <td data-label="${t('field.ratio')}" class="figure">${percent(ratioBp)}</td>
    <td data-label="${t('panel.preview.min')}" class="figure">${min}</td>
    <td data-label="${t('panel.preview.quota')}" class="figure">${quota}</td>
  </tr>`;
}

// R-089: where the candidates would go, and who would stop the freeze.
const routeList = (
  { units, unroutable: { count, codes } }: NonNullable<TaskPreview['routes']>,
  t: Visitor['t'],
): Html =>
  html`<h3>${t('panel.routes.preview')}</h3>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.unit')}</th>
          <th class="figure">${t('panel.preview.eligible')}</th>
        </tr>
      </thead>
      <tbody>
        ${units.map(
          ({ name, count: own }) =>
            html`<tr>
              <td data-label="${t('field.unit')}">${name}</td>
              <td data-label="${t('panel.preview.eligible')}" class="figure">${own}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      count > 0 &&
      html`<p class="warning">
        ${t('panel.routes.unroutable', { count, codes: codes.join(t('panel.comma')) })}
      </p>`
    }`;

const batchList = (batches: TaskPreview['batches'], t: Visitor['t']): Html =>
  html`<ol class="lines">
    ${batches.map(
      ({ startsOn, endsOn, count }, at) =>
        html`<li>
          ${t('panel.preview.batch', { number: at + 1, from: startsOn, to: endsOn, count })}
        </li>`,
    )}
  </ol>`;
