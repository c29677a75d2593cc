import { Router } from 'express';
import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { type ArchiveLine, archivesUnder } from '../../db/queries/archive-packages.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { archiveFile, archiveTaskPage } from './archive-task.ts';
import { archivePresses } from './archive-presses.ts';
import { diligenceFile, diligencePage } from './diligence.ts';
import { stateOf } from './state.ts';

/** 归档: the tasks that are over, the packages of each, and what is done with them. */
export function archiveRoutes(): Router {
  const router = Router();
  router.get('/', archivePage);
  router.get('/packages/:id.zip', archiveFile);
  router.get('/diligence/:inspectionId', diligencePage);
  router.post('/diligence/:inspectionId/:inspectorId', diligenceFile);
  router.get('/:taskId', archiveTaskPage);
  for (const [path, handler] of Object.entries(archivePresses)) router.post(path, handler);
  return router;
}

const archivePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['archive.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const lines = await archivesUnder(database().manager, paths);
  sendPage(request, response, {
    title: t('panel.archive.title'),
    body: html`<p class="muted">${t('panel.archive.lead')}</p>
      ${lines.length === 0 ? html`<p class="card muted">${t('panel.archive.none')}</p>` : table(lines, visitor)}`,
  });
};

const table = (lines: ArchiveLine[], visitor: Visitor): Html =>
  html`<table class="rows">
    <thead>
      <tr>
        <th>${visitor.t('field.name')}</th>
        <th>${visitor.t('field.code')}</th>
        <th>${visitor.t('field.unit')}</th>
        <th>${visitor.t('panel.archive.closed-on')}</th>
        <th>${visitor.t('field.state')}</th>
        <th>${visitor.t('panel.archive.package')}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => row(line, visitor))}
    </tbody>
  </table>`;

const row = (line: ArchiveLine, { t, locale }: Visitor): Html =>
  html`<tr>
    <td data-label="${t('field.name')}"><a href="/desk/archive/${line.taskId}">${line.name}</a></td>
    <td data-label="${t('field.code')}" class="code">${line.code}</td>
    <td data-label="${t('field.unit')}">${line.unit}</td>
    <td data-label="${t('panel.archive.closed-on')}">${day(line.closedOn, locale)}</td>
    <td data-label="${t('field.state')}">${stateOf('task', line.state, t)}</td>
    <td data-label="${t('panel.archive.package')}">
      ${
        line.packageState && line.number
          ? `${t('panel.archive.number', { number: line.number })} · ${t(`state.archive.${line.packageState}`)}`
          : '–'
      }
    </td>
  </tr>`;
