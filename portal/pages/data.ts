import { dayOf } from '../../domain/day.ts';
import type { StatisticsBody } from '../../domain/statistics.ts';
import { html, type Html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { yearly } from '../data-files.ts';
import { dataFields, type DataSet, type Field } from '../data-schema.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { pathOf } from '../paths.ts';
import { table } from '../parts/table.ts';
import { own, type Reader } from '../reader.ts';

/** Open data: the files with their fields, so that anybody can count for themselves. */
export function dataPage(reader: Reader, statistics: Notice<StatisticsBody>[]): Page {
  const { t } = reader;
  const year = Number(dayOf(reader.now).slice(0, 4));
  const title = t('portal.data.title');
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${t('portal.data.lead')}</p>
    ${yearly.map(
      (set) =>
        html`<section>
          <h2>${t(`portal.data.${set}`)}</h2>
          <ul>
            ${[year, year - 1, year - 2].map((each) => yearLine(set, each))}
          </ul>
          ${fieldTable(reader, set)}
        </section>`,
    )}
    <section>
      <h2>${t('portal.data.statistics')}</h2>
      ${statistics.length === 0 && html`<p class="note">${t('portal.statistics.none')}</p>`}
      <ul>
        ${statistics.map(
          (notice) =>
            html`<li>
              <a href="${pathOf(notice)}">${own(reader, notice.title)}</a> ·
              ${files(`/statistics/${encodeURIComponent(notice.ref)}/${notice.number}`, notice.title)}
            </li>`,
        )}
      </ul>
      ${fieldTable(reader, 'statistics')}
    </section>
  </div>`;
  return { title, body };
}

const yearLine = (set: DataSet, year: number): Html =>
  html`<li>${year}: ${files(`/data/${set}/${year}`, String(year))}</li>`;

const files = (path: string, of: string): Html =>
  html`<a href="${path}.csv" download aria-label="CSV ${of}">CSV</a> ·
    <a href="${path}.json" download aria-label="JSON ${of}">JSON</a>`;

const fieldTable = (reader: Reader, set: DataSet): Html =>
  html`<details>
    <summary>${reader.t('portal.data.fields')}</summary>
    ${table<Field>(
      reader.t(`portal.data.${set}`),
      [
        { head: reader.t('portal.data.field'), cell: ({ name }) => html`<code>${name}</code>` },
        {
          head: reader.t('portal.data.type'),
          cell: ({ type }) => reader.t(`portal.data.type.${type}`),
        },
        {
          head: reader.t('portal.data.meaning'),
          cell: ({ name, empty }) =>
            html`${reader.t(`portal.data.of.${name}` as TextKey & 'portal.data.of.has')}
            ${empty && html`<span class="soft">${reader.t('portal.data.empty')}</span>`}`,
        },
      ],
      [...dataFields[set]],
      { underHeading: true },
    )}
    <p><a href="/data/${set}.schema.json">${reader.t('portal.data.schema')}</a></p>
  </details>`;
