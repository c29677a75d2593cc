import type { EntityManager } from 'typeorm';
import type { Task } from '../../db/entities/task.ts';
import { executingUnits } from '../../db/queries/executing-units.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { currentCalendar } from '../calendar/current.ts';
import { oweObligation } from '../obligation/owe.ts';
import { settleObligation } from '../obligation/settle.ts';
import type { Context } from '../usecase.ts';

/**
 * each executing unit that was sent something to match owes a reaction to it: teams, or the word
 * that it has it. Its planners are reminded; of what is overdue the coordinator hears.
 */
export async function oweReaction(context: Context, task: Task, batch?: number): Promise<void> {
  const { tx, now } = context;
  const profile = await profilePinned(tx, task);
  const days = parameter(profile, 'exec.reactWithinDays');
  const { dueOn, provisional } = addWorkingDays(dayOf(now), days, await currentCalendar(tx));
  const ends = dueOn > task.endsOn && task.endsOn > dayOf(now) ? task.endsOn : dueOn;
  for (const { id, open } of await executingUnits(tx, task)) {
    if (open === 0) continue;
    await oweObligation(context, {
      kind: 'dispatch',
      about: { type: 'task', id: task.id },
      period: batch === undefined ? id : `${id}:${batch}`,
      unitId: id,
      label: `${task.code} ${task.name}`,
      dueOn: ends,
      provisional: ends === dueOn && provisional,
      rule: cite(profile, 'exec.reactWithinDays'),
      before: days > 1 ? [1, 0] : [0],
      roles: ['planner'],
    });
  }
}

/** These units have reacted to what they were sent, or nobody has to any more; without units, all of them. */
export async function settleReaction(
  context: Context,
  taskId: string,
  unitIds: string[] | null = null,
): Promise<void> {
  const open: { period: string }[] = await context.tx.query(
    `select period from obligation where kind = 'dispatch' and about_id = $1 and state = 'open'
       and ($2::uuid[] is null or unit_id = any($2)) order by id`,
    [taskId, unitIds],
  );
  for (const { period } of open) {
    await settleObligation(context, { kind: 'dispatch', aboutId: taskId, period });
  }
}

/** Whether a unit has a visit of this task for which it has done nothing: no team, and none asked for. */
export async function isUnanswered(
  tx: EntityManager,
  { aboutId, unitId }: { aboutId: string; unitId: string },
): Promise<boolean> {
  const [visit] = await tx.query(
    `select 1 from inspection n join task t on t.id = n.task_id
     where n.task_id = $1 and n.unit_id = $2 and n.state = 'assigned' and t.state in ('dispatched', 'matched')
       and not exists (select from seat s where s.inspection_id = n.id)
       and not exists (select from proposal p where p.inspection_id = n.id and p.state = 'requested')
     limit 1`,
    [aboutId, unitId],
  );
  return visit !== undefined;
}
