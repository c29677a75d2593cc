import { type Measure, rateOf } from '../../domain/kpi.ts';
import type { YearBoard } from '../../domain/kpi-year.ts';
import { type Html, html } from '../../html.ts';
import { percent } from '../format.ts';
import type { Visitor } from '../visitor.ts';

const step = 44;
const height = 110;

/** One indicator month by month, as bars from nothing to the whole; the table behind says the same. */
export function monthChart(key: Measure, { months }: YearBoard, { t }: Visitor): Html {
  const name = t(`kpi.${key}`);
  const rows = months.map(({ month, figures }) => ({
    month: Number(month.slice(5)),
    figure: figures.find((one) => one.key === key)!,
  }));
  const width = Math.max(1, rows.length) * step + 8;
  return html`<section class="card">
    <h3>${name}</h3>
    <svg
      class="chart"
      viewBox="0 0 ${width} ${height + 44}"
      width="${width}"
      role="img"
      aria-label="${name}"
    >
      ${rows.map(({ month, figure }, at) => bar(at, t('panel.kpi.month', { number: month }), rateOf(figure)))}
    </svg>
    <details>
      <summary>${t('panel.table')}</summary>
      <table>
        <thead>
          <tr>
            <th>${t('panel.kpi.period')}</th>
            <th class="figure">${t('panel.kpi.rate')}</th>
            <th class="figure">${t('panel.kpi.has')}</th>
            <th class="figure">${t('panel.kpi.of')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ month, figure }) => {
            const rate = rateOf(figure);
            return html`<tr>
              <td>${t('panel.kpi.month', { number: month })}</td>
              <td class="figure">${rate === null ? '–' : percent(rate)}</td>
              <td class="figure">${figure.has}</td>
              <td class="figure">${figure.of}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </details>
  </section>`;
}

// A month without anything to count has a dash and no bar: nothing is not nought.
function bar(at: number, label: string, rate: number | null): Html {
  const size = rate === null ? 0 : Math.max(2, Math.round((rate / 10_000) * height));
  const left = 4 + at * step;
  const middle = left + step / 2;
  const words = rate === null ? '–' : `${Math.round(rate / 100)}%`;
  return html`<g>
    <rect
      x="${left + 6}"
      y="${height - size + 18}"
      width="${step - 12}"
      height="${size}"
      rx="3"
    ></rect>
    <text x="${middle}" y="${height - size + 13}">${words}</text>
    <text x="${middle}" y="${height + 36}">${label}</text>
  </g>`;
}
