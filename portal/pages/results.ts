import { findings } from '../../domain/inspection.ts';
import type { ResultBody } from '../bodies.ts';
import { count } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { pager } from '../parts/pager.ts';
import { resultCard } from '../parts/result-card.ts';
import { type Reader, word } from '../reader.ts';

/** What was looked for among the results, and the page of the answer. */
export type ResultsData = {
  q: string;
  finding: string;
  from: string;
  to: string;
  results: Notice<ResultBody>[];
  count: number;
  /** Whether there are more than were counted. */
  isMore: boolean;
  page: number;
  hasMore: boolean;
};

/** The published results with a search by name or code. */
export function resultsPage(reader: Reader, data: ResultsData): Page {
  const { t } = reader;
  const body = html`<div class="wrap">
    <h1>${t('portal.results.title')}</h1>
    <p class="lead">${t('portal.results.lead')}</p>
    ${form(reader, data)}
    <p class="screen-only"><a href="/corrections">${t('portal.corrections.title')}</a></p>
    ${found(reader, data)} ${pager(reader, data.page, data.hasMore)}
  </div>`;
  return { title: t('portal.results.title'), body };
}

function form(reader: Reader, { q, finding, from, to }: ResultsData): Html {
  const { t } = reader;
  return html`<form class="search" role="search" action="/results">
    <label for="q">${t('portal.results.label')}</label>
    <div class="field">
      <input id="q" name="q" type="search" value="${q}" maxlength="60" autocomplete="off" />
      <select name="finding" aria-label="${t('portal.results.finding')}">
        <option value="">${t('portal.results.any')}</option>
        ${findings.map(
          (each) =>
            html`<option value="${each}" ${each === finding && html`selected`}>
              ${word(reader, 'finding', each)}
            </option>`,
        )}
      </select>
      <button>${t('portal.search')}</button>
    </div>
    <fieldset class="days">
      <legend>${t('portal.results.days')}</legend>
      <label>${t('portal.results.from')} <input name="from" type="date" value="${from}" /></label>
      <label>${t('portal.results.to')} <input name="to" type="date" value="${to}" /></label>
    </fieldset>
  </form>`;
}

function found(reader: Reader, data: ResultsData): Part {
  const { t } = reader;
  const { q, finding, from, to, results, count: all, isMore } = data;
  if (results.length === 0) {
    const sought = [q, finding, from, to].some((each) => each !== '');
    return html`<p class="note" role="status">
      ${t(sought ? 'portal.results.nothing' : 'portal.results.none')}
    </p>`;
  }
  return html`<h2>
      ${t(isMore ? 'portal.results.more' : 'portal.results.count', { count: count(reader, all) })}
    </h2>
    <ul class="cards wide">
      ${results.map((result) => resultCard(reader, result))}
    </ul>`;
}
