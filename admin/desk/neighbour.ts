import { neighboursApart } from '../../db/queries/expert-list.ts';
import type { TaskOverview } from '../../db/queries/task-overview.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { poolWithNeighbour } from '../../usecases/team/pool-with-neighbour.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, type Press, text } from './press.ts';

/**
 * 与相邻区域合并匹配 (R-118), before the match and where the rules know it: the planner or the head names the
 * neighbour, then both heads consent.
 */
export async function neighbourSection(
  task: TaskOverview,
  { t, actor }: Visitor,
): Promise<Html | false> {
  const isAllowed = parameter(task.profile, 'match.neighbourPool');
  const may = can(actor, 'team.pool-with-neighbour', task);
  if (!isAllowed || !may || task.state !== 'dispatched' || task.match) return false;
  const neighbours = await neighboursApart(task.bureauPath);
  return html`<details class="card">
    <summary>${t('panel.neighbour.title')}</summary>
    <p class="muted">${t('panel.neighbour.lead')}</p>
    ${
      neighbours.length === 0
        ? html`<p class="muted">${t('panel.neighbour.none')}</p>`
        : html`<form method="post" action="/desk/tasks/${task.id}/neighbour" class="form">
            ${hiddenFields(task.version)}
            <label
              >${t('card.field.neighbour')}
              <select name="neighbourId">
                ${neighbours.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
              </select></label
            >
            <label
              >${t('card.field.proposal-reason')}<textarea
                name="reason"
                required
                maxlength="500"
              ></textarea>
            </label>
            <button>${t('panel.press.neighbour')}</button>
          </form>`
    }
  </details>`;
}

/** The button of that form. */
export const neighbourPress: Pick<Press, 'action' | 'run'> = {
  action: 'team.pool-with-neighbour',
  run: async (command, fields, { id }) => {
    await poolWithNeighbour(command, {
      taskId: id ?? '',
      neighbourId: text(fields, 'neighbourId'),
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.proposed' };
  },
};
