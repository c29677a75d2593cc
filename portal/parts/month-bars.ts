import { type Measure, rateOf } from '../../domain/kpi.ts';
import type { StatisticsBody } from '../../domain/statistics.ts';
import { html, type Html } from '../../html.ts';
import { percent } from '../format.ts';
import type { Reader } from '../reader.ts';
import { table } from './table.ts';

const step = 44;
const height = 96;

type Row = { month: string; has: number; of: number };

/** One indicator month by month as bars, and behind them the table that says the same. */
export function monthBars(reader: Reader, key: Measure, { months }: StatisticsBody): Html {
  const { t } = reader;
  const name = t(`kpi.${key}`);
  const rows = months.map(({ month, figures }): Row => {
    const { has, of } = figures.find((one) => one.key === key)!;
    return { month, has, of };
  });
  const width = Math.max(1, rows.length) * step;
  return html`<h3>${name}</h3>
    <svg
      class="months"
      viewBox="0 0 ${width} ${height + 40}"
      width="${width}"
      role="img"
      aria-label="${name}"
    >
      ${rows.map((row, at) => bar(row, at))}
    </svg>
    <details>
      <summary>${t('portal.statistics.table')}</summary>
      ${table<Row>(
        name,
        [
          { head: t('portal.statistics.month'), cell: ({ month }) => month },
          { head: t('portal.statistics.rate'), cell: rateText, figure: true },
          { head: t('portal.statistics.has'), cell: ({ has }) => String(has), figure: true },
          { head: t('portal.statistics.of'), cell: ({ of }) => String(of), figure: true },
        ],
        rows,
      )}
    </details>`;
}

const rateText = (row: Row): string => {
  const rate = rateOf(row);
  return rate === null ? '–' : percent(rate);
};

// Nothing to count is a dash and no bar; nought is a bar of one stroke.
function bar(row: Row, at: number): Html {
  const rate = rateOf(row);
  const size = rate === null ? 0 : Math.max(2, Math.round((rate / 10_000) * height));
  const middle = at * step + step / 2;
  return html`<rect
      x="${at * step + 6}"
      y="${height - size + 16}"
      width="${step - 12}"
      height="${size}"
      rx="3"
    />
    <text x="${middle}" y="${height - size + 11}">
      ${rate === null ? '–' : `${Math.round(rate / 100)}%`}
    </text>
    <text x="${middle}" y="${height + 34}">${row.month.slice(5)}</text>`;
}
