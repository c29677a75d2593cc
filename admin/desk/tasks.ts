import type { RequestHandler } from 'express';
import { tasksUnder, type TaskLine } from '../../db/queries/tasks-under.ts';
import { window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { stateOf } from './state.ts';

/** The tasks of the units that the visitor looks after. */
export const tasksPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const tasks = await tasksUnder(scopeOf({ read: ['task.read'] }, actor));
  const maySetUp = scopeOf({ read: ['task.set-up'] }, actor).length > 0;
  sendPage(request, response, {
    title: t('panel.tasks.title'),
    body: html`${maySetUp && html`<p><a class="button primary" href="/desk/tasks/new">${t('panel.tasks.new')}</a></p>`}
      <p><a href="/desk/delegations">${t('panel.delegation.title')}</a></p>
      ${
        tasks.length === 0
          ? html`<p class="card muted">${t('panel.tasks.none')}</p>`
          : html`<table class="rows">
              <thead>
                <tr>
                  <th>${t('field.name')}</th>
                  <th>${t('field.code')}</th>
                  <th>${t('field.unit')}</th>
                  <th>${t('panel.task.window')}</th>
                  <th>${t('field.state')}</th>
                  <th class="figure">${t('panel.tasks.progress')}</th>
                </tr>
              </thead>
              <tbody>
                ${tasks.map((task) => row(task, visitor))}
              </tbody>
            </table>`
      }`,
  });
};

const row = (task: TaskLine, { t, locale }: Visitor): Html =>
  html`<tr>
    <td data-label="${t('field.name')}">
      <a href="/desk/tasks/${task.id}">${task.name}</a>
      ${task.source === 'ad-hoc' && html`<span class="state live">${t('panel.ad-hoc.badge')}</span>`}
      ${task.isDeployed && html`<span class="state live">${t('panel.deployment.badge')}</span>`}
    </td>
    <td data-label="${t('field.code')}" class="code">${task.code}</td>
    <td data-label="${t('field.unit')}">${task.unit}</td>
    <td data-label="${t('panel.task.window')}">${window(task.startsOn, task.endsOn, locale)}</td>
    <td data-label="${t('field.state')}">${stateOf('task', task.state, t)}</td>
    <td data-label="${t('panel.tasks.progress')}" class="figure">
      ${task.visits > 0 ? `${task.done} / ${task.visits}` : '–'}
    </td>
  </tr>`;
