import type { RequestHandler } from 'express';
import { type BatchReport, batchesUnder, batchUnder } from '../../db/queries/import-batch.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { registryKinds } from '../../domain/registry/columns.ts';
import type { RowReason } from '../../domain/registry/reasons.ts';
import { Refusal } from '../../domain/refusal.ts';
import { describeRowReason } from '../../locales/registry.ts';
import type { TextKey } from '../../locales/translate.ts';
import { instant } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/** The units into whose registries the visitor may import, as paths. */
export const importScope = ({ actor }: Visitor) => scopeOf({ read: ['registry.import'] }, actor);

/** The form that takes a registry file, and the imports before. */
export const importPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const units = await unitsUnder(importScope(visitor));
  if (units.length === 0) throw new Refusal('forbidden');
  const batches = await batchesUnder(importScope(visitor));
  const targets = units.some(({ isBureau }) => isBureau)
    ? units.filter((one) => one.isBureau)
    : units;
  sendPage(request, response, {
    title: t('panel.import.title'),
    body: html`<form
        method="post"
        action="/desk/import"
        enctype="multipart/form-data"
        class="card form"
      >
        ${hiddenFields()}
        <label for="kind">${t('panel.import.kind')}</label>
        <select id="kind" name="kind">
          ${registryKinds.map((kind) => html`<option value="${kind}">${t(`file-kind.${kind}`)}</option>`)}
        </select>
        <label for="unitId">${t('field.unit')}</label>
        <select id="unitId" name="unitId">
          ${targets.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select>
        <label for="file">${t('panel.import.file')}</label>
        <input id="file" name="file" type="file" accept=".xlsx,.csv" required />
        <p class="muted">${t('panel.import.hint')}</p>
        <button class="primary">${t('panel.import.submit')}</button>
      </form>
      ${batches.length > 0 && batchTable(batches, visitor)}`,
  });
};

const batchTable = (batches: BatchReport[], { t }: Visitor): Html =>
  html`<section>
    <h2>${t('table.import_batch')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.importedAt')}</th>
          <th>${t('field.kind')}</th>
          <th>${t('field.fileName')}</th>
          <th class="figure">${t('field.rows')}</th>
          <th class="figure">${t('field.clean')}</th>
          <th class="figure">${t('field.refusedRows')}</th>
        </tr>
      </thead>
      <tbody>
        ${batches.map(
          (batch) =>
            html`<tr>
              <td data-label="${t('field.importedAt')}">
                <a href="/desk/import/${batch.id}">${instant(batch.importedAt)}</a>
              </td>
              <td data-label="${t('field.kind')}">${t(`file-kind.${batch.kind}` as TextKey)}</td>
              <td data-label="${t('field.fileName')}">${batch.fileName}</td>
              <td data-label="${t('field.rows')}" class="figure">${batch.rows}</td>
              <td data-label="${t('field.clean')}" class="figure">${batch.clean}</td>
              <td data-label="${t('field.refusedRows')}" class="figure">${batch.refused.length}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;

// A row may be well-formed and still find no place.
const reasonText = (reason: string, { t, locale }: Visitor): string =>
  reason === 'unknownInspector'
    ? t('panel.import.unknown-inspector')
    : describeRowReason(locale, reason as RowReason);

/** What an import came to, with every refused row by its number and reason. */
export const batchPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const paths = scopeOf({ read: ['registry.read'] }, visitor.actor);
  const batch = await batchUnder(paths, String(request.params['id']));
  if (!batch) throw new Refusal('not-found');
  const figures = [
    ['rows', batch.rows],
    ['clean', batch.clean],
    ['repaired', batch.repaired],
    ['refusedRows', batch.refused.length],
  ] as const;
  sendPage(request, response, {
    title: `${t(`file-kind.${batch.kind}` as TextKey)}${t('panel.colon')}${batch.fileName}`,
    body: html`<p class="muted">
        ${instant(batch.importedAt)} · ${batch.importedBy} · SHA-256
        <code class="hash">${batch.fileHash}</code>
      </p>
      <dl class="figures">
        ${figures.map(
          ([name, value]) =>
            html`<div>
              <dt>${t(`field.${name}`)}</dt>
              <dd id="${name}">${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        batch.unknownColumns.length > 0 &&
        html`<p>
          ${t('field.unknownColumns')}${t('panel.colon')}${batch.unknownColumns.join('、')}
        </p>`
      }
      ${
        batch.refused.length === 0
          ? html`<p class="card">${t('panel.import.all-clean')}</p>`
          : html`<section>
              <h2>${t('panel.import.refused')}</h2>
              <p class="muted">${t('panel.import.mend')}</p>
              <table class="rows">
                <thead>
                  <tr>
                    <th class="figure">${t('panel.import.row')}</th>
                    <th>${t('panel.import.field')}</th>
                    <th>${t('panel.import.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${batch.refused.map(
                    ({ row, field, reason }) =>
                      html`<tr>
                        <td data-label="${t('panel.import.row')}" class="figure">${row}</td>
                        <td data-label="${t('panel.import.field')}">${field}</td>
                        <td data-label="${t('panel.import.reason')}">
                          ${reasonText(reason, visitor)}
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </section>`
      }`,
  });
};
