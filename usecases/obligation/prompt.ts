import { partiesToObjection } from '../../db/queries/objections.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { lockStanding, type StandingObligation } from '../../db/queries/standing-obligations.ts';
import type { Role } from '../../domain/actor.ts';
import { type Day, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { dayOfStep } from '../../domain/obligation.ts';
import { limitOf } from '../../domain/snooze.ts';
import { currentCalendar } from '../calendar/current.ts';
import { notify } from '../notify.ts';
import { isUnanswered } from '../task/reaction.ts';
import { type Context, record } from '../usecase.ts';
import { refreshReminders } from './refresh-reminders.ts';
import { settleObligation } from './settle.ts';

/**
 * Gives one reminder of an obligation that hangs on no visit, once: to whom it concerns and to the
 * holders of its roles over the unit, of an overdue one to the head and the coordinating office as well.
 */
export async function promptStanding(
  context: Context,
  { obligationId, step }: { obligationId: string; step: string },
): Promise<{ fired: boolean }> {
  const { tx, now } = context;
  const row = await lockStanding(tx, obligationId);
  const today = dayOf(now);
  const on = row && dayOfStep(row, step, await currentCalendar(tx));
  if (!row || !on || on > today) return { fired: false };
  // what became of a dispatch is asked once more before anybody is reminded of it.
  if (row.kind === 'dispatch' && !(await isUnanswered(tx, row))) {
    await settleObligation(context, { kind: 'dispatch', aboutId: row.aboutId, period: row.period });
    return { fired: false };
  }
  const late = on < today;
  const claimed = await tx.query(
    `insert into reminder (obligation_id, for_due_on, step, due_on, fired_at, late)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning step`,
    [row.id, row.dueOn, step, on, now, late],
  );
  if (claimed.length === 0) return { fired: false };
  await tell(context, row, step, today);
  const { kind, label, unitPath } = row;
  const about = { type: 'obligation', id: row.id, unitPath };
  await record(context, 'obligation.prompted', about, { matter: kind, label, step, on, late });
  return { fired: true };
}

async function tell(context: Context, row: StandingObligation, step: string, today: Day) {
  // Reminders that stand there already give way to the new one.
  await refreshReminders(context, { type: 'obligation', id: row.id });
  const left = workingDaysBetween(today, row.dueOn, await currentCalendar(context.tx));
  await notify(
    context,
    {
      card: 'obligation-due',
      about: { type: 'obligation', id: row.id },
      vars: { step, dueOn: row.dueOn, left },
      class: 'reminder',
      dedupeKey: `obligation:${row.id}:${row.dueOn}:${step}`,
      limit: limitOf(row.dueOn),
    },
    await promptedOf(context, row, today),
  );
}

/**
 * Who is reminded of an obligation that hangs on no visit, today. Of an objection nobody is who is party to what it
 * is about.
 */
export async function promptedOf(
  context: Context,
  row: StandingObligation,
  today: Day,
): Promise<string[]> {
  const isOverdue = today > row.dueOn;
  const roles = isOverdue ? new Set([...row.roles, 'head', 'coordinator']) : new Set(row.roles);
  const people: string[] = row.personId ? [row.personId] : [];
  for (const role of roles) {
    people.push(...(await peopleWith(context.tx, role as Role, row.unitPath, today)));
  }
  if (row.kind === 'dispatch' && isOverdue) {
    people.push(...(await initiatorsOf(context, row.aboutId, today)));
  }
  if (!row.kind.startsWith('objection-')) return people;
  const parties = await partiesToObjection(context.tx, row.aboutId);
  return people.filter((id) => !parties.includes(id));
}

// of a unit that does not react the initiator hears, too, whose planners coordinate the task.
async function initiatorsOf({ tx }: Context, taskId: string, today: Day): Promise<string[]> {
  const [task] = await tx.query(
    'select u.path from task t join unit u on u.id = t.initiator_id where t.id = $1',
    [taskId],
  );
  return peopleWith(tx, 'planner', task.path, today);
}
