import { database } from '../../db/data-source.ts';
import { type Awaited, awaitedOf } from '../../db/queries/dispatch-receipts.ts';
import type { TaskOverview } from '../../db/queries/task-overview.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { visitsFor } from './executing.ts';
import { hiddenFields } from './press.ts';

/**
 * R-102: to whom the task was sent, whether the message arrived, whether the unit has it, and what went
 * up to the coordinator because it did not react; with the button for the unit itself.
 */
export async function reactionSection(task: TaskOverview, visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const seen = new Set(visitsFor(task, actor).map(({ unitId }) => unitId));
  const all = await awaitedOf(database().manager, task.id);
  const rows = all.filter(({ unitId }) => seen.has(unitId));
  if (rows.length === 0) return false;
  const isMine = rows.some(
    ({ state, unitPath }) => state === 'open' && can(actor, 'task.acknowledge', { unitPath }),
  );
  return html`<section class="card">
    <h2>${t('panel.reaction.title')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.unit')}</th>
          <th>${t('panel.reaction.sent')}</th>
          <th>${t('panel.reaction.reached')}</th>
          <th>${t('panel.reaction.due')}</th>
          <th>${t('panel.reaction.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => line(row, visitor))}
      </tbody>
    </table>
    ${
      isMine &&
      html`<form method="post" action="/desk/tasks/${task.id}/acknowledge">
        ${hiddenFields()}<button>${t('button.task.acknowledge')}</button>
        <span class="muted">${t('panel.reaction.hint')}</span>
      </form>`
    }
  </section>`;
}

function line(row: Awaited, visitor: Visitor): Html {
  const { t, locale } = visitor;
  const { unit, batch, sentOn, dueOn, told, reached, reminded } = row;
  return html`<tr>
    <td data-label="${t('field.unit')}">
      ${unit} ${batch !== null && t('panel.task.batch', { number: batch })}
    </td>
    <td data-label="${t('panel.reaction.sent')}">${day(sentOn, locale)}</td>
    <td data-label="${t('panel.reaction.reached')}">
      ${t('panel.reaction.reached.value', { told, reached })}
    </td>
    <td data-label="${t('panel.reaction.due')}">${day(dueOn, locale)}</td>
    <td data-label="${t('panel.reaction.state')}">
      ${stateOf(row, visitor)}
      ${reminded > 0 && html`<br /><span class="muted">${t('panel.reaction.reminded', { count: reminded })}</span>`}
      ${
        row.escalatedAt &&
        html`<br /><span class="muted"
            >${t('panel.reaction.escalated', { at: moment(row.escalatedAt, locale), count: row.escalated })}</span
          >`
      }
    </td>
  </tr>`;
}

function stateOf({ state, by, at, metAt, escalated }: Awaited, { t, locale }: Visitor): Html {
  if (by !== null) {
    return html`<span class="state done"
      >${t('panel.reaction.acknowledged', { by, at: moment(at!, locale) })}</span
    >`;
  }
  if (state === 'met') {
    return html`<span class="state done"
      >${t('panel.reaction.settled', { at: moment(metAt!, locale) })}</span
    >`;
  }
  return escalated > 0
    ? html`<span class="state over">${t('panel.reaction.overdue')}</span>`
    : html`<span class="state live">${t('panel.reaction.waiting')}</span>`;
}
