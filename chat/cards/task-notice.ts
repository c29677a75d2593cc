import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { between, fields, line, mergedRow } from './parts.ts';

/** To the group chats: the task is dispatched. Neither subjects nor inspectors are named. */
export const taskNoticeCard = (task: TaskFacts): Card => ({
  kind: 'task-notice',
  about: { type: 'task', id: task.id, version: task.version },
  title: told('card.task-notice.title'),
  blocks: [
    fields(
      ['card.field.task', task.name],
      ['card.field.code', task.code],
      ['card.field.unit', task.unit],
      ['card.field.window', between(task.startsOn, task.endsOn)],
      ['card.field.items', { list: task.items }],
      ['card.field.subjects', told('card.field.subjects.value', { count: task.dispatched })],
      mergedRow(task),
      [
        'card.field.accepted',
        task.seated > 0
          ? told('card.field.accepted.value', { count: task.accepted, of: task.dispatched })
          : null,
      ],
    ),
    line(told('card.task-notice.text'), 'muted'),
  ],
});
