import type { DisclosureLine } from '../../db/queries/disclosures-under.ts';
import { day } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { type Today, urgency } from './deadline.ts';

const barWidth = 28;
const height = 120;

/** Deadlines ahead, a bar for each day on which something is due; the table behind it says the same. */
export function deadlineChart(
  disclosures: DisclosureLine[],
  today: Today,
  { t, locale }: Visitor,
): Html | false {
  const counts = new Map<string, number>();
  for (const { dueOn } of disclosures) if (dueOn) counts.set(dueOn, (counts.get(dueOn) ?? 0) + 1);
  const days = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 30);
  if (days.length === 0) return false;
  const most = Math.max(...counts.values());
  const bars = days.map(([dueOn, count], at) => bar(dueOn, count, at, most, today));
  const width = days.length * (barWidth + 8) + 8;
  return html`<section class="card">
    <h2>${t('panel.start.chart')}</h2>
    <svg
      class="chart"
      viewBox="0 0 ${width} ${height + 40}"
      width="${width}"
      role="img"
      aria-label="${t('panel.start.chart')}"
    >
      ${bars}
    </svg>
    <details>
      <summary>${t('panel.table')}</summary>
      <table>
        <thead>
          <tr>
            <th>${t('field.dueOn')}</th>
            <th class="figure">${t('panel.count')}</th>
          </tr>
        </thead>
        <tbody>
          ${days.map(
            ([dueOn, count]) =>
              html`<tr>
                <td>${day(dueOn, locale)}</td>
                <td class="figure">${count}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </section>`;
}

function bar(dueOn: string, count: number, at: number, most: number, today: Today): Html {
  const size = Math.max(4, Math.round((count / most) * height));
  const left = 8 + at * (barWidth + 8);
  const middle = left + barWidth / 2;
  const [, month, date] = dueOn.split('-').map(Number);
  return html`<g class="${urgency(dueOn, today)}">
    <rect x="${left}" y="${height - size + 16}" width="${barWidth}" height="${size}" rx="3"></rect>
    <text x="${middle}" y="${height - size + 12}">${count}</text>
    <text x="${middle}" y="${height + 32}">${month}/${date}</text>
  </g>`;
}
