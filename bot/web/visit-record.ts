import { at } from '../../chat/cards/parts.ts';
import {
  recordActions,
  type RecordCardFacts,
  recordRows,
  stateLines,
  visitRecordCard,
} from '../../chat/cards/visit-record.ts';
import { say } from '../../chat/text.ts';
import { database } from '../../db/data-source.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { inspectionProfile } from '../../db/queries/inspection-profile.ts';
import { visitRecord } from '../../db/queries/visit-record.ts';
import { documentKinds } from '../../domain/visit-record.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { postButton } from './controls.ts';
import { pageToken } from './page-token.ts';
import { uploadField } from './upload-field.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** The record of a visit: its sheets to print, what is on file, what is missing, and everything that can be entered. */
export async function recordSection(facts: InspectionFacts, visitor: Visitor): Promise<Html> {
  const { base, locale } = visitor;
  const t = textsIn(locale);
  const record = await visitRecord(database().manager, facts.id);
  const given = { facts, record, profile: await inspectionProfile(facts.id) };
  const sheet = (path: string, key: TextKey) =>
    html`<a class="button plain" href="${base}/visit/${facts.id}/${path}" target="_blank"
      >${t(key)}</a
    >`;
  return html`<section class="card" id="record">
    <h2>${t('visit.record')}</h2>
    <p class="muted">${t('visit.record.lead')}</p>
    <p class="actions">
      ${sheet('notice', 'visit.record.print-notice')}
      ${record.result && sheet('record', 'visit.record.print-record')}
    </p>
    ${rowsOf(given, visitor)} ${detailsOf(given, visitor)} ${linesOf(given, visitor)}
    ${await buttonsOf(given, visitor)} ${uploadForm(facts, visitor)}
  </section>`;
}

function rowsOf(given: RecordCardFacts, { locale }: Visitor): Html {
  const t = textsIn(locale);
  const shown = recordRows(given).filter(([, value]) => value !== null && value !== undefined);
  return html`<dl>
    ${shown.map(
      ([label, value]) =>
        html`<dt>${t(label)}</dt>
          <dd>${say(locale, value ?? '')}</dd>`,
    )}
  </dl>`;
}

function linesOf(given: RecordCardFacts, { locale }: Visitor): Html[] {
  return stateLines(given).map((block) => {
    if (block.t !== 'text') return html``;
    const tone = block.tone ?? 'normal';
    return html`<p class="${tone}">${tone === 'warn' && '⚠ '}${say(locale, block.body)}</p>`;
  });
}

// Everything that was entered, line by line, with who and when.
function detailsOf({ facts, record }: RecordCardFacts, visitor: Visitor): Html | false {
  const { base, locale } = visitor;
  const t = textsIn(locale);
  const when = (iso: string) => say(locale, at(iso));
  const notices = record.notices.map((one) => {
    const way = t(`delivery-way.${one.way}`);
    const capacity = t(`capacity.${one.capacity}` as TextKey);
    const { number, recipient, witness, reference, by } = one;
    const said = t('visit.record.delivered', {
      number,
      recipient,
      by,
      way,
      capacity,
      at: when(one.deliveredAt),
    });
    return html`<li>
      <a href="${base}/visit/${facts.id}/notice?no=${number}" target="_blank">${said}</a>
      ${witness && t('visit.record.witness', { witness })}
      ${reference && t('visit.record.reference', { reference })}
    </li>`;
  });
  const documents = record.documents.map(
    ({ kind, number, by, at: made, content, evidenceId, file }) =>
      html`<li>
        ${evidenceId ? html`<a href="${base}/evidence/${evidenceId}">${t(`document.${kind}`)}（${file}）</a>` : t(`document.${kind}`)}
        <span class="muted">${t('visit.record.document', { number, by, at: when(made) })}</span>
        ${content && html`<br /><span class="lines-kept">${content}</span>`}
      </li>`,
  );
  const recordings = record.recordings.map(
    ({ scene, device, begunAt, endedAt, keptAt: kept, by, hash }) =>
      html`<li>
        ${t('visit.record.recording', { scene, device, kept, by, from: when(begunAt), to: when(endedAt) })}
        <code title="${hash}">${hash.slice(0, 12)}…</code>
      </li>`,
  );
  const conduct = record.conduct.map(
    ({ kind, fact, by, at: seen }) =>
      html`<li class="warn">
        ${t('visit.record.conduct', { kind: t(`conduct.${kind}`), fact, by, at: when(seen) })}
      </li>`,
  );
  const said = saidBySubject(record.confirmation, t);
  const lines = [...notices, ...documents, ...recordings, ...conduct, ...said];
  return (
    lines.length > 0 &&
    html`<ul class="lines">
      ${lines}
    </ul>`
  );
}

function saidBySubject(
  confirmation: RecordCardFacts['record']['confirmation'],
  t: ReturnType<typeof textsIn>,
): Html[] {
  if (!confirmation) return [];
  const { statement, reason } = confirmation;
  return [
    ...(statement ? [html`<li>${t('visit.record.statement', { statement })}</li>`] : []),
    ...(reason ? [html`<li>${t('visit.record.reason', { reason })}</li>`] : []),
  ];
}

async function buttonsOf(given: RecordCardFacts, visitor: Visitor): Promise<Html | false> {
  const { actor, base, locale } = visitor;
  const card = visitRecordCard(given, actor.id);
  const forms = recordActions(given, actor.id).map(async ({ id, label, style = 'plain' }) => {
    const token = await pageToken(given.facts, visitor, id, card);
    return postButton(`${base}/press`, say(locale, label), { name: id, token, style });
  });
  return forms.length > 0 && html`<div class="actions">${await Promise.all(forms)}</div>`;
}

function uploadForm({ id, state, team }: InspectionFacts, visitor: Visitor): Html | false {
  const { actor, base, locale } = visitor;
  const t = textsIn(locale);
  const me = team.find(({ personId }) => personId === actor.id);
  const isOpen = ['started', 'submitted', 'signed'].includes(state);
  if (!isOpen || !me?.checkedInAt) return false;
  return html`<details>
    <summary>${t('visit.record.upload')}</summary>
    <form
      method="post"
      action="${base}/visit/${id}/evidence"
      enctype="multipart/form-data"
      class="upload"
      data-queue="evidence"
    >
      ${uploadField(t, 'document-file')}
      <p class="field">
        <label for="f-document">${t('visit.record.upload.kind')}</label>
        <select id="f-document" name="document">
          ${documentKinds.map((kind) => html`<option value="${kind}">${t(`document.${kind}`)}</option>`)}
        </select>
      </p>
      <div class="actions"><button class="button">${t('visit.record.upload.send')}</button></div>
    </form>
  </details>`;
}
