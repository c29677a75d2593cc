import { database } from '../data-source.ts';

/**
 * Tasks whose draw is locked and that wait for their dispatch, but for those of which the system
 * was told that a planner has to say something first.
 */
export const lockedTasks = (): Promise<{ taskId: string; unitPath: string }[]> =>
  database().query(
    `select t.id as "taskId", u.path as "unitPath" from task t join unit u on u.id = t.initiator_id
     where t.state = 'confirmed' and not exists (select from event e where e.about_type = 'task'
       and e.about_id = t.id::text and e.type = 'command.refused' and e.door = 'system'
       and e.data ->> 'action' = 'task.dispatch')
     order by t.starts_on, t.id`,
  );
