import { count, moment } from '../format.ts';
import { html, type Html } from '../../html.ts';
import type { Corrected } from '../corrections.ts';
import type { Page } from '../layout.ts';
import { pager } from '../parts/pager.ts';
import { resultChanges } from '../parts/result-changes.ts';
import { pathOf } from '../paths.ts';
import { own, type Reader } from '../reader.ts';

/** One page of the list of corrections. */
export type CorrectionsData = {
  corrections: Corrected[];
  count: number;
  page: number;
  hasMore: boolean;
};

/** R-165, R-166: every correction of a published result: why, and what it said before and says now. */
export function correctionsPage(reader: Reader, data: CorrectionsData): Page {
  const { t } = reader;
  const { corrections, page, hasMore } = data;
  const title = t('portal.corrections.title');
  const body = html`<div class="wrap">
    <p class="way"><a href="/results">← ${t('portal.results.title')}</a></p>
    <h1>${title}</h1>
    <p class="lead">${t('portal.corrections.lead')}</p>
    ${
      corrections.length === 0
        ? html`<p class="note" role="status">${t('portal.corrections.none')}</p>`
        : html`<h2>${t('portal.corrections.count', { count: count(reader, data.count) })}</h2>
            <ol class="record">
              ${corrections.map((each) => entry(reader, each))}
            </ol>`
    }
    ${pager(reader, page, hasMore)}
  </div>`;
  return { title, body };
}

function entry(reader: Reader, { notice, before }: Corrected): Html {
  const { t } = reader;
  const { body } = notice;
  return html`<li>
    <h3><a href="${pathOf(notice)}#history">${own(reader, body.subject.name)}</a></h3>
    <p class="soft">
      ${moment(reader, notice.publishedAt)} · ${t('portal.version', { number: notice.number })} ·
      <code>${notice.ref}</code>
    </p>
    ${body.correction && html`<p>${own(reader, body.correction.note)}</p>`}
    ${resultChanges(reader, before, body)}
  </li>`;
}
