import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { plansAround } from '../../db/queries/lists-under.ts';
import { planFigures } from '../../db/queries/plan-gauges.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { type Gauge, gaugesOf, type PlanFigures } from '../../domain/plan-gauges.ts';
import type { PlanPage } from '../../db/queries/plan-page.ts';
import { withoutParameter } from '../../domain/profile/cite.ts';
import { type Html, html } from '../../html.ts';
import { day, percent } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { readablePlan } from './plan-access.ts';
import { shareBar } from './plan-charts.ts';

/** The gauges of a plan's year: what was drawn, covered, joined and published, against the floors. */
export const gaugesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const plan = await readablePlan(String(request.params['id']), visitor);
  const { figures, gauges } = await gaugesFor(plan);
  sendPage(request, response, {
    title: t('panel.gauges.title', { unit: plan.unit, year: plan.year }),
    body: html`<p class="muted">${t('panel.gauges.lead')}</p>
      ${gaugeTable(gauges, visitor)} ${lineTable(figures, visitor)}
      <p><a href="/desk/plans/${plan.id}">${t('panel.simulation.back')}</a></p>`,
  });
};

/** The gauges of the plans in force of the units around, for the start page: one card each. */
export async function gaugeCards(paths: string[], visitor: Visitor): Promise<Html[]> {
  const plans = (await plansAround(paths)).filter(({ state }) => state === 'published');
  const [newest] = plans;
  if (!newest) return [];
  const plan = await readablePlan(newest.id, visitor);
  const { gauges } = await gaugesFor(plan);
  const { t } = visitor;
  return [
    html`<section class="card">
      <h2>
        <a href="/desk/plans/${plan.id}/gauges"
          >${t('panel.gauges.title', { unit: plan.unit, year: plan.year })}</a
        >
      </h2>
      ${gaugeTable(
        gauges.filter(({ key }) => key !== 'branch'),
        visitor,
      )}
    </section>`,
  ];
}

async function gaugesFor(plan: PlanPage): Promise<{ figures: PlanFigures; gauges: Gauge[] }> {
  const tx = database().manager;
  const today = dayOf(await currentTime());
  const profile = await currentProfile(tx, plan.profileSlug);
  const question = { unitId: plan.unitId, path: plan.unitPath, year: plan.year, today };
  const figures = await planFigures(tx, question);
  return { figures, gauges: gaugesOf(figures, profile) };
}

const gaugeTable = (gauges: Gauge[], visitor: Visitor): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        <th>${visitor.t('panel.gauges.what')}</th>
        <th>${visitor.t('panel.gauges.bar')}</th>
        <th class="figure">${visitor.t('panel.gauges.has')}</th>
        <th class="figure">${visitor.t('panel.gauges.of')}</th>
        <th class="figure">${visitor.t('panel.gauges.needs')}</th>
        <th>${visitor.t('field.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${gauges.map((gauge) => gaugeRow(gauge, visitor))}
    </tbody>
  </table>`;

const tones = {
  met: 'done',
  'under-way': 'live',
  short: 'over',
  warned: 'live',
  none: '',
} as const;

function gaugeRow(gauge: Gauge, { t }: Visitor): Html {
  const { key, name, has, of, needs, state, rule } = gauge;
  const label = name
    ? `${t(`panel.gauge.${key}`)}${t('panel.colon')}${name}`
    : t(`panel.gauge.${key}`);
  const floor = t('panel.simulation.floor-mark');
  const marks =
    needs === null ? [] : [{ at: needs, kind: 'floor' as const, label: `${floor} ${needs}` }];
  return html`<tr>
    <td data-label="${t('panel.gauges.what')}">
      ${label}<br /><span class="muted">${withoutParameter(rule)}</span>
    </td>
    <td data-label="${t('panel.gauges.bar')}">
      ${shareBar(has, Math.max(of, needs ?? 0), marks, `${label} ${has}/${of}`)}
    </td>
    <td data-label="${t('panel.gauges.has')}" class="figure">
      <a href="${rowsOf[key]}">${has}</a>
      ${of > 0 && html`<br /><span class="muted">${percent(Math.round((has / of) * 1000) * 10)}</span>`}
    </td>
    <td data-label="${t('panel.gauges.of')}" class="figure">${of}</td>
    <td data-label="${t('panel.gauges.needs')}" class="figure">${needs ?? '–'}</td>
    <td data-label="${t('field.state')}">
      <span class="state ${tones[state]}">${t(`panel.gauges.${state}`)}</span>
    </td>
  </tr>`;
}

// Where the rows stand that a gauge counts.
const rowsOf: Record<Gauge['key'], string> = {
  drawn: '/tables/resources/draw',
  coverage: '/tables/resources/draw',
  branch: '/tables/resources/draw',
  'joint-share': '/desk/tasks',
  'joint-year': '/desk/tasks',
  'on-time': '/tables/resources/disclosure',
};

const lineTable = ({ lines, today }: PlanFigures, { t, locale }: Visitor): Html =>
  html`<section class="card">
    <h2>${t('panel.plan.lines')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.name')}</th>
          <th class="figure">${t('panel.gauge.drawn')}</th>
          <th class="figure">${t('panel.simulation.covered')}</th>
          <th>${t('field.endsOn')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <td data-label="${t('field.name')}">
                <a href="/tables/resources/task?filters.planLine=${encodeURIComponent(line.name)}"
                  >${line.name}</a
                ><br /><span class="muted">${line.unitName}</span>
              </td>
              <td data-label="${t('panel.gauge.drawn')}" class="figure">
                ${line.drawn} / ${line.draws}
              </td>
              <td data-label="${t('panel.simulation.covered')}" class="figure">
                ${line.covered} / ${line.pool}
              </td>
              <td data-label="${t('field.endsOn')}">
                ${day(line.endsOn, locale)}
                ${
                  line.endsOn < today &&
                  line.drawn < line.draws &&
                  html`<span class="state over">${t('panel.gauges.short')}</span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
