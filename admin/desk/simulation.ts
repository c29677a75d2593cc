import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { PlanPage } from '../../db/queries/plan-page.ts';
import { type Shortfall, shortfallsOf } from '../../domain/plan-floors.ts';
import { type CoverageWarning, coverageWarning } from '../../domain/plan-warnings.ts';
import { articleOf, withoutParameter } from '../../domain/profile/cite.ts';
import { simulatePlan, type Simulated } from '../../db/queries/plan-forecast.ts';
import { Html, html } from '../../html.ts';
import { nonceOf } from '../guard.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { readablePlan } from './plan-access.ts';
import { burdenCard, jointCard, loadCard } from './simulation-cards.ts';
import { itemCard } from './simulation-items.ts';

/**
 * What a plan would come to before it is approved (R-058, R-059, R-067): coverage, joint draws, burden of
 * the subjects, load of the inspectors, against floors and caps; other ratios can be tried.
 */
export const simulationPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const plan = await readablePlan(String(request.params['id']), visitor);
  const tried = triedIn(request.query as Record<string, unknown>);
  const simulated = await simulatePlan(database().manager, plan, await currentTime(), tried);
  sendPage(request, response, {
    title: t('panel.simulation.title', { unit: plan.unit, year: plan.year }),
    body: html`<p class="muted">${t('panel.simulation.lead')}</p>
      ${verdict(plan, simulated, visitor)} ${itemCard(plan, simulated, visitor)}
      <div class="columns">${burdenCard(simulated, visitor)} ${loadCard(simulated, visitor)}</div>
      ${jointCard(simulated, visitor)}
      <script nonce="${nonceOf(response)}">
        ${sliders};
      </script>`,
  });
};

// A slider says what it stands at while it moves; the numbers come from the server.
const sliders = new Html(
  `addEventListener('input', ({ target }) => { target.nextElementSibling.value = target.value + '%'; });`,
);

// `r-<line>` in hundredths; what is no number is left as it was written.
function triedIn(query: Record<string, unknown>): Map<string, number> {
  const tried = new Map<string, number>();
  for (const [name, value] of Object.entries(query)) {
    const percent = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
    if (name.startsWith('r-') && percent >= 0 && percent <= 100) {
      tried.set(name.slice(2), Math.round(percent * 100));
    }
  }
  return tried;
}

function verdict(plan: PlanPage, { forecast, profile }: Simulated, visitor: Visitor): Html {
  const { t } = visitor;
  const short = shortfallsOf(forecast, profile);
  const { registry, covered, floor } = forecast;
  return html`<section class="card">
    <h2>${t('panel.simulation.verdict')}</h2>
    <p>
      ${t('panel.simulation.coverage', { covered: Math.round(covered), registry, share: shareOf(covered, registry) })}
      ${
        floor !== null &&
        html`${t('panel.simulation.floor', { floor })}
          <span class="muted">${articleOf(profile, 'plan.minCoverage')}</span>`
      }
    </p>
    ${coverageNotice(coverageWarning(forecast, profile), t)}
    ${
      short.length === 0
        ? html`<p class="flash done">${t('panel.simulation.meets')}</p>`
        : html`<ul class="lines">
            ${short.map((one) => html`<li class="warning">⚠ ${shortText(one, t)}</li>`)}
          </ul>`
    }
    <p><a href="/desk/plans/${plan.id}">${t('panel.simulation.back')}</a></p>
  </section>`;
}

/** P-17: that a plan would cover few, where no floor binds. */
export const coverageNotice = (warning: CoverageWarning | null, t: Visitor['t']): Html | false =>
  warning !== null && html`<p class="warning">⚠ ${coverageText(warning, t)}</p>`;

/** The same in words alone. */
export const coverageText = ({ rule, ...warning }: CoverageWarning, t: Visitor['t']): string =>
  t('panel.plan.coverage-warning', { ...warning, rule: withoutParameter(rule) });

const shortText = ({ what, item, has, needs }: Shortfall, t: Visitor['t']): string =>
  t(`panel.simulation.short.${what}`, { item: item ?? '', has, needs });

const shareOf = (part: number, all: number): string =>
  all === 0 ? '0%' : `${((part / all) * 100).toFixed(1)}%`;
