import { type BatchRow, batchesOf } from '../../db/queries/batches.ts';
import type { TaskOverview } from '../../db/queries/task-overview.ts';
import { can } from '../../domain/policy.ts';
import { dispatchBatch } from '../../usecases/task/dispatch-batch.ts';
import { type Html, html } from '../../html.ts';
import { window } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, type Press, text } from './press.ts';

/**
 * The batches of a rotation with their days and sizes; who is in which is shown nowhere before it is
 * sent. A batch that is due and waits for a word of the planner has its button here.
 */
export async function batchSection(
  task: TaskOverview,
  today: string,
  visitor: Visitor,
): Promise<Html | false> {
  const batches = task.mode === 'rotation' ? await batchesOf(task.id) : [];
  if (batches.length === 0) return false;
  const { t } = visitor;
  const stateOf = (batch: BatchRow) => {
    if (batch.dispatchedAt)
      return html`<span class="state done">${t('panel.task.batch-sent')}</span>`;
    return batch.startsOn <= today
      ? html`<span class="state live">${t('panel.task.batch-due')}</span>`
      : html`<span class="state">${t('panel.task.batch-ahead')}</span>`;
  };
  const isDue = batches.some(({ dispatchedAt, startsOn }) => !dispatchedAt && startsOn <= today);
  return html`<section class="card">
    <h2>${t('panel.task.batches')}</h2>
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.task.batches')}</th>
          <th>${t('panel.task.window')}</th>
          <th class="figure">${t('panel.task.batch-size')}</th>
          <th>${t('panel.task.batch-state')}</th>
        </tr>
      </thead>
      <tbody>
        ${batches.map(
          (batch) =>
            html`<tr>
              <td data-label="${t('panel.task.batches')}">
                ${t('panel.task.batch', { number: batch.number })}
              </td>
              <td data-label="${t('panel.task.window')}">
                ${window(batch.startsOn, batch.endsOn, visitor.locale)}
              </td>
              <td data-label="${t('panel.task.batch-size')}" class="figure">${batch.subjects}</td>
              <td data-label="${t('panel.task.batch-state')}">${stateOf(batch)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${isDue && button(task, visitor)}
  </section>`;
}

function button(task: TaskOverview, { actor, t }: Visitor): Html | false {
  const isOpen = task.state === 'dispatched' || task.state === 'matched';
  if (!isOpen || !can(actor, 'task.dispatch-batch', { unitPath: task.initiatorPath })) return false;
  return html`<form method="post" action="/desk/tasks/${task.id}/batch" class="form">
    ${hiddenFields(task.version)}
    <label for="overlaps">${t('panel.merge.how')}</label>
    <select id="overlaps" name="overlaps">
      <option value=""></option>
      <option value="merge">${t('panel.merge.merge')}</option>
      <option value="apart">${t('panel.merge.apart')}</option>
    </select>
    <label for="batchReason">${t('panel.merge.reason')}</label>
    <textarea id="batchReason" name="reason" maxlength="500"></textarea>
    <button>${t('panel.press.batch')}</button>
  </form>`;
}

/** Sends the due batch, with the planner's word on subjects that another task visits as well. */
export const batchPress: Pick<Press, 'action' | 'run'> = {
  action: 'task.dispatch-batch',
  run: async (command, fields, params) => {
    const { count } = await dispatchBatch(command, {
      taskId: params['id'] ?? '',
      overlaps: (text(fields, 'overlaps') || undefined) as 'merge' | undefined,
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.batch', vars: { count } };
  },
};
