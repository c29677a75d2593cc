import type { PlanPage } from '../../db/queries/plan-page.ts';
import type { ForecastLine, ItemForecast } from '../../domain/plan-simulation.ts';
import type { Simulated } from '../../db/queries/plan-forecast.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Mark, shareBar, whole } from './plan-charts.ts';

/** Per item a bar from nothing to its registry, floor and cap drawn on it, and a slider for its ratio. */
export function itemCard(plan: PlanPage, { forecast, lines }: Simulated, visitor: Visitor): Html {
  const { t } = visitor;
  return html`<section class="card">
    <h2>${t('panel.simulation.items')}</h2>
    <form method="get" action="/desk/plans/${plan.id}/simulation">
      <table class="rows">
        <thead>
          <tr>
            <th>${t('field.itemName')}</th>
            <th>${t('panel.simulation.reach')}</th>
            <th class="figure">${t('panel.simulation.covered')}</th>
            <th class="figure">${t('panel.simulation.pool')}</th>
            <th class="figure">${t('panel.simulation.floor-mark')}</th>
            <th class="figure">${t('panel.simulation.cap-mark')}</th>
            <th class="figure">${t('panel.simulation.visits')}</th>
            <th>${t('field.ratio')} %</th>
          </tr>
        </thead>
        <tbody>
          ${forecast.items.map((item) => row(item, lines, visitor))}
        </tbody>
      </table>
      <p class="legend">
        <span class="key floor"></span> ${t('panel.simulation.floor-mark')}
        <span class="key cap"></span> ${t('panel.simulation.cap-mark')}
      </p>
      <button class="primary">${t('panel.simulation.try')}</button>
      <a class="button" href="/desk/plans/${plan.id}/simulation"
        >${t('panel.simulation.as-written')}</a
      >
    </form>
  </section>`;
}

function row(item: ItemForecast, lines: ForecastLine[], { t }: Visitor): Html {
  const own = lines.filter(
    ({ itemName, category }) => itemName === item.itemName && category === item.category,
  );
  const subjects = `/tables/resources/subject?filters.category=${encodeURIComponent(item.category)}&filters.status=${encodeURIComponent('存续')}`;
  return html`<tr>
    <td data-label="${t('field.itemName')}">
      ${item.itemName}<br /><span class="muted"
        >${item.category || t('panel.simulation.no-item')}</span
      >
    </td>
    <td data-label="${t('panel.simulation.reach')}">
      ${shareBar(item.covered, item.pool, marksOf(item, t), t('panel.simulation.bar', barWords(item)))}
    </td>
    <td data-label="${t('panel.simulation.covered')}" class="figure">${whole(item.covered)}</td>
    <td data-label="${t('panel.simulation.pool')}" class="figure">
      <a href="${subjects}">${item.pool}</a>
    </td>
    <td data-label="${t('panel.simulation.floor-mark')}" class="figure">${item.floor ?? '–'}</td>
    <td data-label="${t('panel.simulation.cap-mark')}" class="figure">${item.limit ?? '–'}</td>
    <td data-label="${t('panel.simulation.visits')}" class="figure">
      ${whole(item.visits)}<br /><span class="muted"
        >${t('panel.simulation.draws', { count: item.draws })}</span
      >
    </td>
    <td data-label="${t('field.ratio')} %">${own.map((line) => slider(line, t))}</td>
  </tr>`;
}

const barWords = ({ itemName, covered, pool, floor, limit }: ItemForecast) => ({
  item: itemName,
  covered: Math.round(covered),
  pool,
  floor: floor ?? '–',
  limit: limit ?? '–',
});

function marksOf({ floor, limit }: ItemForecast, t: Visitor['t']): Mark[] {
  const marks: Mark[] = [];
  if (floor !== null) {
    marks.push({ at: floor, kind: 'floor', label: `${t('panel.simulation.floor-mark')} ${floor}` });
  }
  if (limit !== null) {
    marks.push({ at: limit, kind: 'cap', label: `${t('panel.simulation.cap-mark')} ${limit}` });
  }
  return marks;
}

// A rotation draws everybody: it has no ratio to try.
const slider = (line: ForecastLine, t: Visitor['t']): Html =>
  line.mode === 'rotation'
    ? html`<p>${t('panel.mode.rotation')}</p>`
    : html`<label class="slider"
        ><span class="muted">${line.name}</span>
        <input
          type="range"
          name="r-${line.id}"
          min="0"
          max="${Math.max(30, Math.ceil(line.ratioBp / 100))}"
          step="0.5"
          value="${line.ratioBp / 100}"
          aria-label="${line.name} ${t('field.ratio')} %"
        />
        <output>${line.ratioBp / 100}%</output></label
      >`;
