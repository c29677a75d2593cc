import { database } from '../../db/data-source.ts';
import { recordFacts, type VisitRecord, visitRecord } from '../../db/queries/visit-record.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { documentsOf } from '../../domain/visit-record.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { deliverForm } from './deliver-form.ts';

/** The record of a visit as the desk sees it: time, notices, documents, recordings, conduct, the subject's answer. */
export async function recordSection(visit: VisitView, visitor: Visitor): Promise<Html> {
  const { t } = visitor;
  const record = await visitRecord(database().manager, visit.id);
  const path = `/desk/visits/${visit.id}`;
  return html`<section class="card" id="record">
    <h2>${t('panel.record.title')}</h2>
    <p class="muted">${t('panel.record.lead')}</p>
    <p>
      <a href="${path}/notice">${t('visit.record.print-notice')}</a>
      ${record.result && html`<a href="${path}/record">${t('visit.record.print-record')}</a>`}
    </p>
    <dl>
      ${[
        part('panel.record.times', times(record, visitor), t),
        part('card.visit-record.notice', notices(record, visit, visitor), t),
        part('card.visit-record.documents', documents(record, visit, visitor), t),
        part('card.visit-record.recordings', recordings(record, visitor), t),
        part('card.visit-record.conduct', conduct(record, visitor), t),
        part('card.visit-record.confirmation', confirmation(record, visitor), t),
      ]}
    </dl>
    ${deliverForm(visit, visitor)}
  </section>`;
}

const part = (label: TextKey, lines: Html[], t: Visitor['t']): Html | false =>
  lines.length > 0 &&
  html`<div>
    <dt>${t(label)}</dt>
    <dd>${lines.map((line) => html`<p>${line}</p>`)}</dd>
  </div>`;

function times({ times: all }: VisitRecord, { t, locale }: Visitor): Html[] {
  if (all.length === 0) return [html`<span class="muted">${t('visit.time.none')}</span>`];
  return all.map(({ at, by, setAt, reason }) => {
    const vars = { at: moment(at, locale), by, setAt: moment(setAt, locale) };
    return html`${t('panel.record.time.line', vars)} ${reason}`;
  });
}

function notices({ notices: all }: VisitRecord, { id }: VisitView, { t, locale }: Visitor): Html[] {
  if (all.length === 0) {
    return [html`<span class="muted">${t('card.visit-record.notice.none')}</span>`];
  }
  return all.map(({ number, way, capacity, recipient, by, deliveredAt, witness, reference }) => {
    const said = t('visit.record.delivered', {
      number,
      recipient,
      by,
      way: t(`delivery-way.${way}`),
      capacity: t(`capacity.${capacity}` as TextKey),
      at: moment(deliveredAt, locale),
    });
    return html`<a href="/desk/visits/${id}/notice?no=${number}">${said}</a>
      ${witness && t('visit.record.witness', { witness })}
      ${reference && t('visit.record.reference', { reference })}`;
  });
}

function documents(record: VisitRecord, { profile }: VisitView, { t, locale }: Visitor): Html[] {
  const required = documentsOf(profile, recordFacts(record)).map(({ kind, isMade, isWaived }) => {
    const state = isMade ? 'made' : isWaived ? 'waived' : 'missing';
    return html`${t(`card.visit-record.document.${state}`, { name: t(`document.${kind}`) })}`;
  });
  const made = record.documents.map(
    ({ kind, number, by, at, content, file }) =>
      html`${t(`document.${kind}`)}${file && html`（${file}）`}
        <span class="muted"
          >${t('visit.record.document', { number, by, at: moment(at, locale) })}</span
        >
        ${content && html`<br /><span class="lines-kept">${content}</span>`}`,
  );
  return [...required, ...made];
}

const recordings = ({ recordings: all }: VisitRecord, { t, locale }: Visitor): Html[] =>
  all.map(
    ({ scene, device, begunAt, endedAt, keptAt: kept, by, hash }) =>
      html`${t('visit.record.recording', { scene, device, kept, by, from: moment(begunAt, locale), to: moment(endedAt, locale) })}
        <code title="${hash}">${hash.slice(0, 12)}…</code>`,
  );

const conduct = ({ conduct: all }: VisitRecord, { t, locale }: Visitor): Html[] =>
  all.map(
    ({ kind, fact, by, at }) =>
      html`${t('visit.record.conduct', { kind: t(`conduct.${kind}`), fact, by, at: moment(at, locale) })}`,
  );

function confirmation({ confirmation: said }: VisitRecord, { t, locale }: Visitor): Html[] {
  if (!said) {
    return [html`<span class="muted">${t('card.visit-record.confirmation.none')}</span>`];
  }
  const { outcome, person, witness, statement, reason } = said;
  const capacity = t(`capacity.${said.capacity}` as TextKey);
  const vars = { person, capacity, witness, at: moment(said.at, locale) };
  return [
    html`${t(`card.visit-record.confirmation.${outcome}`, vars)}`,
    ...(statement ? [html`${t('visit.record.statement', { statement })}`] : []),
    ...(reason ? [html`${t('visit.record.reason', { reason })}`] : []),
  ];
}
