import type { ResultBody } from '../bodies.ts';
import { day, moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { chip, findingTone } from '../parts/chip.ts';
import { facts } from '../parts/facts.ts';
import { resultChanges } from '../parts/result-changes.ts';
import { proof } from '../parts/versions.ts';
import { drawPath, subjectPath } from '../paths.ts';
import { own, owns, type Reader, word } from '../reader.ts';

/** All versions of a result, newest first, the draw behind it, and which draws are published. */
export type ResultData = {
  versions: Notice<ResultBody>[];
  ownId: string;
  published: ReadonlySet<string>;
};

/** The result of one inspection: the version in force on top, what it corrected below it. */
export function resultPage(reader: Reader, data: ResultData): Page {
  const { t } = reader;
  const { versions } = data;
  const [current, ...earlier] = versions as [Notice<ResultBody>, ...Notice<ResultBody>[]];
  const { name } = current.body.subject;
  const body = html`<div class="wrap">
    <p class="way"><a href="/results">← ${t('portal.back')}</a></p>
    <h1>${own(reader, name)}</h1>
    <article aria-labelledby="current">
      <h2 id="current">
        ${t(earlier.length > 0 ? 'portal.result.corrected' : 'portal.result.current')}
      </h2>
      ${version(reader, current, data)}
    </article>
    <p class="screen-only">
      <a class="button" href="/objection?ref=${encodeURIComponent(current.ref)}"
        >${t('portal.result.object')}</a
      >
    </p>
    ${
      earlier.length > 0 &&
      html`<section class="earlier" aria-labelledby="history">
        <h2 id="history">${t('portal.result.history')}</h2>
        ${earlier.map((_, at) => old(reader, at, data))}
      </section>`
    }
    <p class="soft screen-only">${t('portal.result.print')}</p>
  </div>`;
  return { title: t('portal.result.title', { name }), body };
}

const old = (reader: Reader, at: number, data: ResultData): Html => {
  const [next, notice] = data.versions.slice(at) as [Notice<ResultBody>, Notice<ResultBody>];
  return html`<article aria-labelledby="version-${notice.number}">
    <h3 id="version-${notice.number}">${reader.t('portal.version', { number: notice.number })}</h3>
    <p class="note soon" role="note">${reader.t('portal.result.superseded')}</p>
    <h4>${reader.t('portal.corrections.changed', { number: next.number })}</h4>
    ${resultChanges(reader, notice.body, next.body)}
    <h4>${reader.t('portal.corrections.whole')}</h4>
    ${version(reader, notice, data)}
  </article>`;
};

function version(reader: Reader, notice: Notice<ResultBody>, data: ResultData): Html {
  const { t } = reader;
  const { body } = notice;
  return html`<p class="finding ${findingTone(body.finding)}">
      <span>${t('portal.result.finding')}</span>
      ${chip(findingTone(body.finding), word(reader, 'finding', body.finding))}
    </p>
    ${facts([
      [t('portal.result.correction'), body.correction && own(reader, body.correction.note)],
      [t('portal.result.subject'), own(reader, body.subject.name)],
      [t('portal.result.uscc'), ofSubject(reader, body.subject.uscc)],
      [t('portal.result.category'), own(reader, body.subject.category)],
      [t('portal.result.address'), body.subject.address && own(reader, body.subject.address)],
      [t('portal.result.items'), itemsOf(reader, body)],
      [t('portal.result.note'), body.note && own(reader, body.note)],
      [t('portal.result.conduct'), conductOf(reader, body)],
      [t('portal.result.inspectors'), owns(reader, body.inspectors)],
      [t('portal.result.unit'), own(reader, body.unit)],
      [t('portal.result.signed'), day(reader, body.date)],
      [t('portal.result.task'), tasksOf(reader, body, data)],
      [t('portal.result.code'), html`<code>${notice.ref}</code>`],
      [t('portal.published'), moment(reader, notice.publishedAt)],
    ])}
    ${body.restricted && html`<p class="note">${t('portal.result.restricted')}</p>`}
    ${proof(reader, notice)}`;
}

const ofSubject = ({ t }: Reader, uscc: string): Part =>
  uscc !== '' &&
  html`<code>${uscc}</code>
    <a class="screen-only" href="${subjectPath(uscc)}">${t('portal.subject.all')}</a>`;

function itemsOf(reader: Reader, { items }: ResultBody): Html {
  return html`<ul class="plain">
    ${items.map((item) => html`<li>${own(reader, item)}</li>`)}
  </ul>`;
}

// R-152: refusal, concealment and fraud are public with the result.
function conductOf(reader: Reader, { conduct = [] }: ResultBody): Part {
  if (conduct.length === 0) return false;
  return html`<ul class="plain">
    ${conduct.map(({ kind, fact }) => html`<li>${word(reader, 'conduct', kind)}${fact && html`：${own(reader, fact)}`}</li>`)}
  </ul>`;
}

// One visit may serve several tasks (R-099): each leads to its own draw.
function tasksOf(reader: Reader, { task, tasks }: ResultBody, { ownId, published }: ResultData) {
  const all = tasks ?? [{ code: ownId, name: task }];
  return html`<ul class="plain">
    ${all.map(({ code, name }) => {
      const words = own(reader, name);
      return html`<li>
        ${published.has(code) ? html`<a href="${drawPath(code)}">${words}</a>` : words}
      </li>`;
    })}
  </ul>`;
}
