import type { RequestHandler } from 'express';
import { type ImportJob, importsUnder } from '../../db/queries/import-jobs.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { registryKinds } from '../../domain/registry/columns.ts';
import { Refusal } from '../../domain/refusal.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { exportForm } from './export.ts';
import { importScope } from './import-seen.ts';
import { hiddenFields } from './press.ts';

/** The form that takes a registry file, the one that gives one out, and the imports before. */
export const importPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const units = await unitsUnder(importScope(visitor));
  if (units.length === 0) throw new Refusal('forbidden');
  const jobs = await importsUnder(importScope(visitor));
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
      ${exportForm(visitor)} ${jobs.length > 0 && jobTable(jobs, visitor)}`,
  });
};

const jobTable = (jobs: ImportJob[], { t, locale }: Visitor): Html =>
  html`<section>
    <h2>${t('import.list')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.importedAt')}</th>
          <th>${t('field.kind')}</th>
          <th>${t('field.fileName')}</th>
          <th>${t('field.state')}</th>
          <th class="figure">${t('field.rows')}</th>
          <th class="figure">${t('field.clean')}</th>
          <th class="figure">${t('field.refusedRows')}</th>
        </tr>
      </thead>
      <tbody>
        ${jobs.map(
          ({ id, kind, fileName, createdAt, state, counts }) =>
            html`<tr>
              <td data-label="${t('field.importedAt')}">
                <a href="/desk/import/${id}">${moment(createdAt, locale)}</a>
              </td>
              <td data-label="${t('field.kind')}">${t(`file-kind.${kind}`)}</td>
              <td data-label="${t('field.fileName')}">${fileName}</td>
              <td data-label="${t('field.state')}">
                <span class="state">${t(`import.state.${state}`)}</span>
              </td>
              <td data-label="${t('field.rows')}" class="figure">${counts?.rows ?? '–'}</td>
              <td data-label="${t('field.clean')}" class="figure">${counts?.clean ?? '–'}</td>
              <td data-label="${t('field.refusedRows')}" class="figure">
                ${counts?.refused ?? '–'}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
