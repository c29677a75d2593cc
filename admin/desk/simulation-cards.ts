import { articleOf } from '../../domain/profile/cite.ts';
import { capOf, capRuleOf } from '../../domain/profile/cap.ts';
import type { Simulated } from '../../db/queries/plan-forecast.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Column, histogram, type Mark, whole } from './plan-charts.ts';

/** R-067: how many subjects would be visited how often in the year, with the cap that protects them. */
export function burdenCard({ forecast, lines, profile }: Simulated, { t }: Visitor): Html {
  const columns = forecast.burden.map(({ visits, subjects }) => ({
    label: t('panel.simulation.times', { count: visits }),
    count: subjects,
  }));
  const caps = [...new Set(lines.map(({ category }) => capOf(profile, category)))];
  const marks = caps
    .filter((cap) => cap !== null && cap < columns.length)
    .map((cap): Mark => ({
      at: cap! + 1,
      kind: 'cap',
      label: t('panel.simulation.cap', { cap: cap! }),
    }));
  return html`<section class="card">
    <h2>${t('panel.simulation.burden')}</h2>
    ${histogram(t('panel.simulation.burden'), columns, marks)}
    <p class="muted">${t('panel.simulation.caps', { caps: capsOf(lines, profile, t) })}</p>
    ${beside(t('panel.simulation.visits-each'), t('panel.simulation.subjects'), columns, t)}
  </section>`;
}

// The classes that a plan knows, those of one cap together, each with the rule that sets it.
function capsOf(lines: Simulated['lines'], profile: Simulated['profile'], t: Visitor['t']): string {
  const byCap = new Map<string, Set<string>>();
  for (const { category } of lines) {
    const cap = capOf(profile, category);
    const said = cap === null ? t('panel.simulation.no-cap') : t('panel.simulation.cap', { cap });
    const key = `${said} (${articleOf(profile, capRuleOf(profile, category))})`;
    byCap.set(key, (byCap.get(key) ?? new Set()).add(category));
  }
  return [...byCap]
    .map(([said, classes]) => `${[...classes].join(t('panel.comma'))} ${said}`)
    .join(t('panel.semicolon'));
}

/** How many visits each able inspector would have in the year, in ranges; the mean is marked. */
export function loadCard({ forecast }: Simulated, { t }: Visitor): Html {
  const { load, unstaffed } = forecast;
  const mean = load.length > 0 ? load.reduce((sum, one) => sum + one, 0) / load.length : 0;
  const step = stepOf(Math.max(0, ...load));
  const columns = rangesOf(load, step);
  const marks: Mark[] = [
    { at: mean / step, kind: 'mean', label: t('panel.simulation.mean', { mean: whole(mean) }) },
  ];
  return html`<section class="card">
    <h2>${t('panel.simulation.load')}</h2>
    ${load.length > 0 && histogram(t('panel.simulation.load'), columns, marks)}
    ${unstaffed.length > 0 && html`<p class="warning">⚠ ${t('panel.simulation.unstaffed', { categories: unstaffed.join(t('panel.comma')) })}</p>`}
    ${beside(t('panel.simulation.visits-each'), t('panel.simulation.inspectors'), columns, t)}
    <p><a href="/tables/resources/inspector">${t('panel.simulation.who')}</a></p>
  </section>`;
}

/** R-059, R-060: draws are counted here, not subjects. */
export function jointCard({ forecast, profile }: Simulated, { t }: Visitor): Html {
  const { draws, joint, needs } = forecast.joint;
  const share = draws === 0 ? 0 : Math.round((joint / draws) * 1000) / 10;
  return html`<section class="card">
    <h2>${t('panel.simulation.joint')}</h2>
    <p>${t('panel.simulation.joint-share', { draws, joint, share })}</p>
    ${
      needs > 0
        ? html`<p class="${joint < needs ? 'warning' : ''}">
            ${t('panel.simulation.joint-needs', { needs })}
            <span class="muted">${articleOf(profile, 'plan.minJointShare')}</span>
          </p>`
        : html`<p class="muted">${t('panel.simulation.joint-free')}</p>`
    }
  </section>`;
}

// At most a dozen columns, of a round width.
const stepOf = (most: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => most / step <= 12) ??
  Math.ceil(most / 12);

function rangesOf(load: number[], step: number): Column[] {
  const columns = Math.floor(Math.max(0, ...load) / step) + 1;
  return Array.from({ length: columns }, (_, at) => ({
    label: step === 1 ? String(at) : `${at * step}–${(at + 1) * step}`,
    count: load.filter((one) => Math.floor(one / step) === at).length,
  }));
}

const beside = (what: string, how: string, columns: Column[], t: Visitor['t']): Html =>
  html`<details>
    <summary>${t('panel.table')}</summary>
    <table>
      <thead>
        <tr>
          <th>${what}</th>
          <th class="figure">${how}</th>
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          ({ label, count }) =>
            html`<tr>
              <td>${label}</td>
              <td class="figure">${whole(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
