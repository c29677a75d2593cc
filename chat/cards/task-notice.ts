import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { between, fields, line } from './parts.ts';

/** To the group chats: the task is dispatched. Neither subjects nor inspectors are named. */
export const taskNoticeCard = (task: TaskFacts): Card => ({
  kind: 'task-notice',
  about: { type: 'task', id: task.id, version: task.version },
  title: told('card.task-notice.title'),
  blocks: [
    fields(
      ['field.task', task.name],
      ['field.code', task.code],
      ['field.unit', task.unit],
      ['field.window', between(task.startsOn, task.endsOn)],
      ['field.items', { list: task.items }],
      ['field.subjects', told('field.subjects.value', { count: task.dispatched })],
      [
        'field.accepted',
        task.seated > 0
          ? told('field.accepted.value', { count: task.accepted, of: task.dispatched })
          : null,
      ],
    ),
    line(told('card.task-notice.text'), 'muted'),
  ],
});
