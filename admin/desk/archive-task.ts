import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import {
  archivedTask,
  openOf,
  packageFile,
  type PackageRow,
  packagesOf,
} from '../../db/queries/archive-packages.ts';
import { authorize, can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html, type Part } from '../../html.ts';
import { day, moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';

type Task = Awaited<ReturnType<typeof archivedTask>>;

// A package takes seconds: the page looks again by itself until it is there.
const lookAgainSeconds = 3;

/** The packages of a task: how far the one on its way is, those that are there, what still stands in the way. */
export const archiveTaskPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const { manager } = database();
  const task = await archivedTask(manager, { taskId: String(request.params['taskId']) });
  authorize(actor, 'archive.read', task);
  const packages = await packagesOf(manager, task.id);
  const open = await openOf(manager, task.id);
  if (open.packages > 0) response.set('Refresh', String(lookAgainSeconds));
  sendPage(request, response, {
    title: t('panel.archive.of', { name: task.name }),
    body: html`<p>
        ${stateOf('task', task.state, t)}
        <a class="code" href="/desk/tasks/${task.id}">${task.code}</a>
        <a href="/desk/archive">${t('panel.archive.title')}</a>
      </p>
      ${asking(task, open, visitor)} ${packages.map((one) => card(one, task, visitor))}
      <p class="muted">${t('panel.archive.verify')}</p>`,
  });
};

function asking(task: Task, open: Awaited<ReturnType<typeof openOf>>, { t, actor }: Visitor): Html {
  const { packages, ...owed } = open;
  if (packages > 0) return html``;
  if (owed.disclosures + owed.cases + owed.objections + owed.corrections > 0) {
    return html`<p class="card">${t('refusal.archive-early', owed)}</p>`;
  }
  if (!can(actor, 'archive.ask', task)) return html``;
  return html`<form method="post" action="/desk/archive/${task.id}/ask" class="card">
    ${hiddenFields()}
    <p>${t(task.state === 'archived' ? 'panel.archive.again' : 'panel.archive.first')}</p>
    <button class="primary">
      ${t(task.state === 'archived' ? 'panel.archive.ask-again' : 'panel.archive.ask')}
    </button>
  </form>`;
}

const card = (one: PackageRow, task: Task, visitor: Visitor): Html =>
  html`<section class="card">
    <h2>
      ${visitor.t('panel.archive.number', { number: one.number })}
      <span class="state">${visitor.t(`state.archive.${one.state}`)}</span>
    </h2>
    ${one.state === 'asked' || one.state === 'building' ? progress(one, visitor) : ''}
    ${one.state === 'failed' && html`<p>${visitor.t('panel.archive.failed')}<br /><span class="hash">${one.error}</span></p>`}
    ${one.builtAt && made(one, visitor)} ${one.state === 'built' && disposal(one, task, visitor)}
  </section>`;

function progress({ stepsDone, steps }: PackageRow, { t }: Visitor): Html {
  const text = t('panel.archive.progress', { done: stepsDone, of: steps || '…' });
  const bar =
    steps > 0
      ? html`<progress max="${steps}" value="${stepsDone}" aria-label="${text}"></progress>`
      : html`<progress aria-label="${text}"></progress>`;
  return html`<p aria-live="polite">${text}</p>
    ${bar}`;
}

const made = (one: PackageRow, { t, locale }: Visitor): Html =>
  html`<dl>
      ${pair(t('panel.archive.made'), moment(one.builtAt!, locale))}
      ${pair(t('panel.archive.kept'), one.keptUntil ? day(one.keptUntil, locale) : t('panel.archive.for-ever'))}
      ${pair('SHA-256', html`<span class="hash">${one.sha256}</span>`)}
    </dl>
    ${
      one.state === 'built' &&
      html`<p>
        <a class="button" href="/desk/archive/packages/${one.id}.zip"
          >${t('panel.archive.download')}</a
        >
        <span class="muted">${Math.ceil((one.size ?? 0) / 1024)} KiB</span>
      </p>`
    }`;

const pair = (name: string, value: Part): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const disposal = (one: PackageRow, { unitPath }: Task, { t, actor }: Visitor): Html | false =>
  one.keptUntil !== null &&
  can(actor, 'archive.dispose', { unitPath, askedBy: one.askedBy }) &&
  html`<details>
    <summary>${t('panel.archive.dispose')}</summary>
    <form method="post" action="/desk/archive/packages/${one.id}/dispose">
      ${hiddenFields(one.version)}
      <label
        >${t('panel.archive.dispose.reason')}<input name="reason" required maxlength="500"
      /></label>
      <button>${t('panel.archive.dispose')}</button>
    </form>
  </details>`;

/** The package itself, to be kept elsewhere. */
export const archiveFile: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const { manager } = database();
  const packageId = String(request.params['id']);
  const task = await archivedTask(manager, { packageId });
  authorize(actor, 'archive.read', task);
  const [one] = (await packagesOf(manager, task.id)).filter(({ id }) => id === packageId);
  const file = one && (await packageFile(manager, one.id));
  if (!file) throw new Refusal('not-found', { what: 'archive' });
  response.attachment(`${task.code}-${one.number}.zip`).type('application/zip').send(file);
};
