import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, fields, line } from './parts.ts';

/** How many people hear of nothing and of which batch, as the message itself carries it. */
export type Unreached = { unreached: number; total: number; batch: number };

/**
 * To the planners, when a task or a batch went out by itself: so many people hear of it in no way, and
 * somebody has to tell them. Who they are stands in the panel.
 */
export const unreachedCard = (task: TaskFacts, { unreached, total, batch }: Unreached): Card => ({
  kind: 'unreached',
  about: { type: 'task', id: task.id, version: task.version },
  title: told('card.unreached.title'),
  blocks: [
    fields(
      ['card.field.task', task.name],
      ['card.field.code', task.code],
      ['card.unreached.batch', batch > 0 ? String(batch) : null],
    ),
    line(told('card.unreached', { unreached, total }), 'warn'),
    ...actions({ id: 'reach', label: told('button.reach'), panel: '/desk/reach' }),
  ],
});
