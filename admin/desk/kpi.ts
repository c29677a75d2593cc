import type { RequestHandler } from 'express';
import { type Figure, type Measure, measures, rateOf } from '../../domain/kpi.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { day, percent } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Asked, askedBoard, periods } from './kpi-data.ts';
import { monthChart } from './kpi-chart.ts';
import { publishForm } from './publish-figures.ts';
import { shareBar } from './plan-charts.ts';

/** R-195: the indicators of a year, a quarter or a month, of a bureau or a unit, as the trail gives them. */
export const kpiPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const asked = await askedBoard(visitor, request.query);
  sendPage(request, response, {
    title: t('panel.kpi.title'),
    body: asked
      ? html`<p class="muted">${t('panel.kpi.lead')}</p>
          ${filters(asked, visitor)} ${figureTable(asked, visitor)} ${downloads(asked, visitor)}
          ${publishForm(asked, visitor)} ${monthCharts(asked, visitor)} ${unitTable(asked, visitor)}`
      : html`<p class="card muted">${t('panel.kpi.no-unit')}</p>`,
  });
};

/** The indicators that a bureau is measured by; void draws are always counted (R-101). */
export const measuredBy = (profile: Profile): Measure[] => {
  const chosen: readonly string[] = parameter(profile, 'kpi.measures');
  return measures.filter((key) => key === 'void-rate' || chosen.includes(key));
};

/** A rate as people read it; without anything to count, a dash. */
export const rateText = (figure: Figure): string => {
  const rate = rateOf(figure);
  return rate === null ? '–' : percent(rate);
};

/** The query that asks for the same figures again. */
const queryOf = ({ unit, year, period }: Asked): string =>
  new URLSearchParams({ unit: unit.id, year: String(year), period }).toString();

const filters = ({ units, unit, year, period, board }: Asked, { t }: Visitor): Html => {
  const thisYear = Number(board.through.slice(0, 4));
  const years = [...new Set([thisYear, thisYear - 1, thisYear - 2, year])];
  return html`<form method="get" action="/desk/kpi" class="card filters">
    <label
      >${t('field.unit')}<select name="unit">
        ${units.map(({ id, name }) => option(id, name, unit.id))}
      </select></label
    >
    <label
      >${t('panel.kpi.year')}<select name="year">
        ${years.map((one) => option(String(one), String(one), String(year)))}
      </select></label
    >
    <label
      >${t('panel.kpi.period')}<select name="period">
        ${option('year', t('panel.kpi.whole-year'), period)}
        ${periods.map((one) => option(one, periodName(one, t), period))}
      </select></label
    >
    <button>${t('panel.kpi.show')}</button>
  </form>`;
};

const periodName = (period: string, t: Visitor['t']): string =>
  period.startsWith('q')
    ? t('panel.kpi.quarter', { number: period.slice(1) })
    : t('panel.kpi.month', { number: Number(period) });

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;

/** Each indicator with its bar, its two counts, and how it is counted. */
export function figureTable({ board, profile, unit }: Asked, { t, locale }: Visitor): Html {
  const shown = measuredBy(profile);
  return html`<section class="card">
    <h2>
      ${unit.name}${t('panel.colon')}${day(board.from, locale)} – ${day(board.through, locale)}
    </h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.kpi.measure')}</th>
          <th>${t('panel.gauges.bar')}</th>
          <th class="figure">${t('panel.kpi.rate')}</th>
          <th class="figure">${t('panel.kpi.has')}</th>
          <th class="figure">${t('panel.kpi.of')}</th>
        </tr>
      </thead>
      <tbody>
        ${board.figures.filter(({ key }) => shown.includes(key)).map((one) => figureRow(one, t))}
      </tbody>
    </table>
    <p class="muted">
      ${t('panel.kpi.source')} ${articleOf(profile, 'kpi.measures')}
      ${
        parameter(profile, 'kpi.platformDataOnly') &&
        html`<br />${t('panel.kpi.platform-only')} ${articleOf(profile, 'kpi.platformDataOnly')}`
      }
    </p>
  </section>`;
}

function figureRow(figure: Figure, t: Visitor['t']): Html {
  const { key, has, of, corrected } = figure;
  const name = t(`kpi.${key}`);
  return html`<tr>
    <td data-label="${t('panel.kpi.measure')}">
      ${name}<br /><span class="muted">${t(`kpi.${key}.how`)}</span>
      ${corrected && html`<br /><span class="muted">${t('kpi.corrected', { count: corrected })}</span>`}
    </td>
    <td data-label="${t('panel.gauges.bar')}">${shareBar(has, of, [], `${name} ${has}/${of}`)}</td>
    <td data-label="${t('panel.kpi.rate')}" class="figure">${rateText(figure)}</td>
    <td data-label="${t('panel.kpi.has')}" class="figure">${has}</td>
    <td data-label="${t('panel.kpi.of')}" class="figure">${of}</td>
  </tr>`;
}

const downloads = (asked: Asked, { t }: Visitor): Html =>
  html`<p>
    <a class="button" href="/desk/kpi.csv?${queryOf(asked)}">${t('panel.kpi.csv')}</a>
    <a class="button" href="/desk/kpi.json?${queryOf(asked)}">${t('panel.kpi.json')}</a>
    <a class="button" href="/desk/ledger?year=${asked.year}">${t('panel.ledger.title')}</a>
    <a class="button" href="/desk/kpi/report?unit=${asked.unit.id}&year=${asked.year}"
      >${t('panel.kpi.report')}</a
    >
  </p>`;

/** Each indicator month by month as a chart, with the table behind it. */
export const monthCharts = (asked: Asked, visitor: Visitor): Html =>
  html`<section>
    <h2>${visitor.t('panel.kpi.by-month', { year: asked.year })}</h2>
    <div class="columns">
      ${measuredBy(asked.profile).map((key) => monthChart(key, asked.board, visitor))}
    </div>
  </section>`;

/** What each unit came to, a column for each indicator. */
export function unitTable({ board, profile }: Asked, { t }: Visitor): Html | false {
  if (board.units.length < 2) return false;
  const shown = measuredBy(profile);
  return html`<section class="card">
    <h2>${t('panel.kpi.by-unit')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.unit')}</th>
          ${shown.map((key) => html`<th class="figure">${t(`kpi.${key}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${board.units.map(
          ({ unit, figures }) =>
            html`<tr>
              <td data-label="${t('field.unit')}">${unit}</td>
              ${figures
                .filter(({ key }) => shown.includes(key))
                .map(
                  (one) =>
                    html`<td data-label="${t(`kpi.${one.key}`)}" class="figure">
                      ${rateText(one)}
                      ${one.of > 0 && html`<br /><span class="muted">${one.has}/${one.of}</span>`}
                    </td>`,
                )}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
