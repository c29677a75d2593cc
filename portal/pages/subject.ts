import { dayOf } from '../../domain/day.ts';
import type { ResultBody } from '../bodies.ts';
import type { BlacklistBody } from '../credit-bodies.ts';
import { count, day, moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { chip, findingTone } from '../parts/chip.ts';
import { facts } from '../parts/facts.ts';
import { pager } from '../parts/pager.ts';
import { term } from '../parts/term.ts';
import { pathOf } from '../paths.ts';
import { own, owns, type Reader, word } from '../reader.ts';
import type { SubjectRecord } from '../subjects.ts';

/** R-162: one subject with everything that was published of it under its code. */
export function subjectPage(
  reader: Reader,
  record: SubjectRecord,
  { page, hasMore }: { page: number; hasMore: boolean },
): Page {
  const { t } = reader;
  const newest = record.results[0]![0]!.body.subject;
  const total = record.findings.reduce((sum, each) => sum + each.count, 0);
  const body = html`<div class="wrap">
    <p class="way"><a href="/results">← ${t('portal.back')}</a></p>
    <h1>${own(reader, newest.name)}</h1>
    <p class="lead">${t('portal.subject.lead')}</p>
    ${facts([
      [t('portal.result.uscc'), html`<code>${record.uscc}</code>`],
      [t('portal.subject.other-names'), otherNames(reader, record, newest.name)],
      [t('portal.result.category'), own(reader, newest.category)],
      [t('portal.subject.findings'), tally(reader, record)],
      [t('portal.subject.corrections'), count(reader, record.corrections)],
      [t('portal.credit.title'), record.hasCredit && creditLink(reader, record.uscc)],
    ])}
    ${standing(reader, record.blacklist)}
    <h2>${t('portal.results.count', { count: count(reader, total) })}</h2>
    <ol class="record">
      ${record.results.map((versions) => entry(reader, versions))}
    </ol>
    ${pager(reader, page, hasMore)}
    <p class="soft screen-only">${t('portal.result.print')}</p>
  </div>`;
  return { title: t('portal.subject.title', { name: newest.name }), body };
}

// What the subject was called in results that are shown here.
function otherNames(reader: Reader, { results }: SubjectRecord, name: string): Part {
  const names = new Set(results.flat().map(({ body }) => body.subject.name));
  names.delete(name);
  return names.size > 0 && owns(reader, [...names]);
}

const tally = (reader: Reader, { findings }: SubjectRecord): Html =>
  html`<span class="states">
    ${findings.map(({ finding, count: many }) =>
      chip(findingTone(finding), `${word(reader, 'finding', finding)} ${count(reader, many)}`),
    )}
  </span>`;

const creditLink = ({ t }: Reader, uscc: string): Html =>
  html`<a href="/credit?q=${encodeURIComponent(uscc)}">${t('portal.subject.credit')}</a>`;

function standing(reader: Reader, blacklist: Notice<BlacklistBody>[]): Part {
  const { t } = reader;
  const today = dayOf(reader.now);
  return blacklist
    .filter(({ body }) => body.endsOn === null || body.endsOn >= today)
    .map(
      ({ body }) =>
        html`<p class="note bad">
          ${t('portal.subject.blacklisted')} ${term(reader, body)} · ${own(reader, body.reason)}
          <a href="/blacklist">${t('portal.blacklist.title')}</a>
        </p>`,
    );
}

function entry(reader: Reader, versions: Notice<ResultBody>[]): Html {
  const { t } = reader;
  const [current] = versions as [Notice<ResultBody>];
  const { finding, date, items, task, unit } = current.body;
  return html`<li>
    <h3><a href="${pathOf(current)}">${day(reader, date)}</a></h3>
    <p class="states">${chip(findingTone(finding), word(reader, 'finding', finding))}</p>
    <p>${owns(reader, items)}</p>
    <p class="soft">${own(reader, unit)} · ${own(reader, task)} · <code>${current.ref}</code></p>
    <p class="soft">${t('portal.published')} ${moment(reader, current.publishedAt)}</p>
    ${versions.map((version) => correction(reader, version))}
  </li>`;
}

const correction = (reader: Reader, notice: Notice<ResultBody>): Part =>
  notice.body.correction &&
  html`<p class="note soon">
    <b>${reader.t('portal.corrections.on')}</b> ${moment(reader, notice.publishedAt)} ·
    ${own(reader, notice.body.correction.note)}
    <a href="${pathOf(notice)}#history">${reader.t('portal.corrections.compare')}</a>
  </p>`;
