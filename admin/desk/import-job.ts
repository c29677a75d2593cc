import type { RequestHandler, Response } from 'express';
import { type ImportJob, refusalsOf } from '../../db/queries/import-jobs.ts';
import { Refusal, type RefusalCode } from '../../domain/refusal.ts';
import { type FileFault, UnreadableFile } from '../../domain/registry/reasons.ts';
import { describeFileFault } from '../../locales/registry.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { refusalText } from '../refusal-text.ts';
import { type Visitor, visitorOf } from '../visitor.ts';

import { mappingForm } from './import-mapping.ts';
import { previewSections } from './import-preview.ts';
import { progressCard } from './import-progress.ts';
import { refusedSection } from './import-refused.ts';
import { importScope, importSeen } from './import-seen.ts';
import { hiddenFields } from './press.ts';

/** An import where it is now: being read, to be looked at, landed, undone. */
export const importJobPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, locale } = visitor;
  const job = await importSeen(visitor, String(request.params['id']));
  sendPage(request, response, {
    title: `${t(`file-kind.${job.kind}`)}${t('panel.colon')}${job.fileName}`,
    body: html`<p class="muted">
        ${moment(job.createdAt, locale)} · ${job.createdBy} · ${job.unit} ·
        <span class="state">${t(`import.state.${job.state}`)}</span>
        ${job.fileHash && html`· SHA-256 <code class="hash">${job.fileHash}</code>`}
      </p>
      ${await bodyOf(job, visitor, response)}`,
  });
};

type Body = (job: ImportJob, visitor: Visitor, may: boolean) => Html | Promise<Html>;

async function bodyOf(job: ImportJob, visitor: Visitor, response: Response): Promise<Html> {
  const may = importScope(visitor).some((path) => job.unitPath.startsWith(path));
  // The page moves without scripts.
  if (bodies[job.state] === progressCard) response.set('Refresh', '2');
  return bodies[job.state](job, visitor, may);
}

const unmapped: Body = (job, visitor, may) =>
  html`${faultCard(job, visitor)}
    <h2>${visitor.t('import.map.title')}</h2>
    ${may && mappingForm(job, visitor)} ${may && dropForm(job, visitor)}`;

const previewed: Body = async (job, visitor, may) =>
  html`${job.fault && faultCard(job, visitor)} ${figures(job, visitor)}
  ${await previewSections(job, visitor)} ${await refused(job, visitor)}
  ${may && decisionForms(job, visitor)}`;

const landed: Body = async (job, visitor, may) =>
  html`${job.undoneAt && html`<p class="card">${undoneText(job, visitor)}</p>`}
  ${figures(job, visitor)} ${unknownColumns(job, visitor)} ${await refused(job, visitor)}
  ${job.state === 'applied' && may && undoForm(job, visitor)}`;

const bodies: Record<ImportJob['state'], Body> = {
  receiving: progressCard,
  reading: progressCard,
  applying: progressCard,
  unmapped,
  previewed,
  applied: landed,
  undone: landed,
  failed: faultCard,
  dropped: (_job, { t }) => html`<p class="card">${t('panel.done.import-dropped')}</p>`,
};

const refused = async (job: ImportJob, visitor: Visitor): Promise<Html | false> =>
  refusedSection(job, await refusalsOf(job.id, mostRefusals), visitor);

const mostRefusals = 200;

function figures({ counts }: ImportJob, { t }: Visitor): Html | false {
  if (!counts) return false;
  const shown = [
    ['rows', counts.rows],
    ['clean', counts.clean],
    ['repaired', counts.repaired],
    ['refusedRows', counts.refused],
  ] as const;
  return html`<dl class="figures">
    ${shown.map(
      ([name, value]) =>
        html`<div>
          <dt>${t(`field.${name}`)}</dt>
          <dd id="${name}">${value}</dd>
        </div>`,
    )}
  </dl>`;
}

const unknownColumns = ({ counts }: ImportJob, { t }: Visitor): Html | false =>
  (counts?.unknownColumns.length ?? 0) > 0 &&
  html`<p>
    ${t('field.unknownColumns')}${t('panel.colon')}${counts?.unknownColumns.join(t('panel.comma'))}
  </p>`;

function faultCard({ fault }: ImportJob, visitor: Visitor): Html {
  const { code = 'file-unreadable', details = {}, fault: kind } = fault ?? {};
  const text = kind
    ? describeFileFault(visitor.locale, new UnreadableFile(kind as FileFault, details))
    : refusalText(new Refusal(code as RefusalCode, details), visitor);
  return html`<p class="flash refused" role="status">${text}</p>`;
}

function undoneText({ undoneBy, undoneAt, undoReason }: ImportJob, { t, locale }: Visitor): string {
  return t('import.undone', { who: undoneBy!, at: moment(undoneAt!, locale), reason: undoReason! });
}

const decisionForms = (job: ImportJob, visitor: Visitor): Html =>
  html`<form method="post" action="/desk/import/${job.id}/apply" class="form">
      ${hiddenFields(job.version)}<button class="primary">${visitor.t('import.apply')}</button>
    </form>
    ${dropForm(job, visitor)}
    <details class="card">
      <summary>${visitor.t('import.map.title')}</summary>
      ${mappingForm(job, visitor)}
    </details>`;

const dropForm = (job: ImportJob, { t }: Visitor): Html =>
  html`<form method="post" action="/desk/import/${job.id}/drop" class="form">
    ${hiddenFields()}<button>${t('import.drop')}</button>
  </form>`;

const undoForm = (job: ImportJob, { t }: Visitor): Html =>
  html`<details class="card">
    <summary>${t('import.undo.title')}</summary>
    <form method="post" action="/desk/import/${job.id}/undo" class="form">
      ${hiddenFields(job.version)}
      <p class="muted">${t('import.undo.hint')}</p>
      <label for="reason">${t('import.undo.reason')}</label>
      <textarea id="reason" name="reason" maxlength="500" required></textarea>
      <button>${t('import.undo.submit')}</button>
    </form>
  </details>`;
