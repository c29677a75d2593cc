import { type Figure, rateOf } from '../../domain/kpi.ts';
import type { StatisticsBody } from '../../domain/statistics.ts';
import { html, type Html } from '../../html.ts';
import { count, day, percent } from '../format.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { facts } from '../parts/facts.ts';
import { monthBars } from '../parts/month-bars.ts';
import { table } from '../parts/table.ts';
import { oldVersion, proof, versions } from '../parts/versions.ts';
import { own, type Reader } from '../reader.ts';

/** The figures of a bureau's year: each indicator, month by month and unit by unit, with the files. */
export function statisticsPage(
  reader: Reader,
  all: Notice<StatisticsBody>[],
  shown: Notice<StatisticsBody>,
): Page {
  const { t } = reader;
  const { organisation, from, through, figures, units } = shown.body;
  const file = `/statistics/${encodeURIComponent(shown.ref)}/${shown.number}`;
  const body = html`<div class="wrap">
    <h1>${own(reader, shown.title)}</h1>
    <p class="lead">${t('portal.statistics.lead')}</p>
    ${oldVersion(reader, all[0]!, shown)}
    ${facts([
      [t('portal.organisation'), own(reader, organisation)],
      [t('portal.statistics.period'), html`${day(reader, from)} – ${day(reader, through)}`],
    ])}
    ${figureTable(reader, figures)}
    <p>
      <a href="${file}.csv" download>${t('portal.statistics.csv')}</a> ·
      <a href="${file}.json" download>${t('portal.statistics.json')}</a> ·
      <a href="/data">${t('portal.statistics.schema')}</a>
    </p>
    <section>
      <h2>${t('portal.statistics.by-month')}</h2>
      ${figures.map(({ key }) => monthBars(reader, key, shown.body))}
    </section>
    ${units.length > 0 && unitTables(reader, shown.body)} ${versions(reader, all, shown)}
    ${proof(reader, shown)}
  </div>`;
  return { title: shown.title, body };
}

/** A rate as people read it; a dash where there was nothing to count. */
const rateText = (figure: Figure): string => {
  const rate = rateOf(figure);
  return rate === null ? '–' : percent(rate);
};

const figureTable = (reader: Reader, figures: Figure[]): Html =>
  table<Figure>(
    reader.t('portal.statistics.figures'),
    [
      {
        head: reader.t('portal.statistics.indicator'),
        cell: ({ key, corrected }) =>
          html`${reader.t(`kpi.${key}`)}
            <span class="soft">${reader.t(`kpi.${key}.how`)}</span>
            ${corrected ? html`<span class="soft">${reader.t('kpi.corrected', { count: corrected })}</span>` : ''}`,
      },
      { head: reader.t('portal.statistics.rate'), cell: rateText, figure: true },
      {
        head: reader.t('portal.statistics.has'),
        cell: ({ has }) => count(reader, has),
        figure: true,
      },
      { head: reader.t('portal.statistics.of'), cell: ({ of }) => count(reader, of), figure: true },
    ],
    figures,
  );

// More figures in a row than these do not fit beside each other on a tablet.
const figuresInRow = 4;

function unitTables(reader: Reader, { units, figures }: StatisticsBody): Html[] {
  const starts = figures.map((_, at) => at).filter((at) => at % figuresInRow === 0);
  return starts.map((start, at) =>
    table(
      `${reader.t('portal.statistics.by-unit')} ${at + 1}/${starts.length}`,
      [
        {
          head: reader.t('portal.statistics.unit'),
          cell: ({ unit }: StatisticsBody['units'][number]) => own(reader, unit),
        },
        ...figures.slice(start, start + figuresInRow).map(({ key }) => ({
          head: reader.t(`kpi.${key}`),
          cell: (row: StatisticsBody['units'][number]) =>
            rateText(row.figures.find((one) => one.key === key)!),
          figure: true,
        })),
      ],
      units,
    ),
  );
}
