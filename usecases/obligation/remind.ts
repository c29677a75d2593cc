import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { peopleAbove, peopleWith } from '../../db/queries/people.ts';
import {
  lockObligation,
  type ObligationRow,
  taskOfObligation,
} from '../../db/queries/open-obligations.ts';
import { waitingTheirMinute } from '../../db/queries/waits-its-minute.ts';
import { type Day, workingDaysBetween } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { dayOfStep } from '../../domain/obligation.ts';
import { authorize } from '../../domain/policy.ts';
import { limitOf } from '../../domain/snooze.ts';
import { currentCalendar } from '../calendar/current.ts';
import { serialiseOn } from '../inspection/locked.ts';
import { notify } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { withPeriod } from './due.ts';
import { promptStanding } from './prompt.ts';
import { refreshReminders } from './refresh-reminders.ts';

const input = z.object({ obligationId: z.uuid(), step: z.string().min(1).max(40) });

/**
 * Gives one reminder of an obligation, once: never before its day, never after it is met or while its decision
 * waits its minute, marked late when its day is past. The lead and the approvers hear of it, where there is no team the planners, and
 * of an overdue one the head and the coordinating office as well.
 */
export const remindObligation = usecase('obligation.remind', input, async (context, given) => {
  const { tx, actor, now } = context;
  authorize(actor, 'obligation.remind', {});
  const taskId = await taskOfObligation(tx, given.obligationId);
  // The task before what hangs on it, as everywhere: else a reminder and an approval wait for each other.
  if (taskId) await serialiseOn(context, taskId);
  if (await isDecided(context, given.obligationId)) return { fired: false };
  if (!taskId) return promptStanding(context, given);
  const row = await lockObligation(tx, given.obligationId);
  const today = dayOf(now);
  const calendar = await currentCalendar(tx);
  const on = row && dayOfStep(withPeriod(row, calendar), given.step, calendar);
  if (!row || !on || on > today) return { fired: false };
  const late = on < today;
  const claimed = await tx.query(
    `insert into reminder (obligation_id, for_due_on, step, due_on, fired_at, late)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning step`,
    [row.id, row.dueOn, given.step, on, now, late],
  );
  if (claimed.length === 0) return { fired: false };
  await owe(context, row, given.step, today);
  const about = { ...row, type: 'disclosure', id: row.disclosureId };
  await record(context, 'obligation.reminded', about, { step: given.step, on, late });
  return { fired: true };
});

const isDecided = async ({ tx }: Context, id: string): Promise<boolean> =>
  (await waitingTheirMinute(tx, [id])).has(id);

async function owe(context: Context, row: ObligationRow, step: string, today: Day): Promise<void> {
  const about = { type: 'disclosure', id: row.disclosureId };
  // Reminders that stand there already give way to the new one.
  await refreshReminders(context, about);
  const left = workingDaysBetween(today, row.dueOn, await currentCalendar(context.tx));
  await notify(
    context,
    {
      card: 'disclosure-due',
      about,
      vars: { step, dueOn: row.dueOn, left },
      class: 'reminder',
      dedupeKey: `obligation:${row.id}:${row.dueOn}:${step}`,
      limit: limitOf(row.dueOn),
    },
    await remindedOf(context, row, today),
  );
}

/** Who is reminded that a result is to be disclosed, today. */
export async function remindedOf(
  { tx }: Context,
  row: ObligationRow,
  today: Day,
): Promise<string[]> {
  const team: { id: string; lead: boolean }[] = await tx.query(
    'select inspector_id as id, lead from seat where inspection_id = $1 and active',
    [row.inspectionId],
  );
  const barred = [
    ...(await everSeated(tx, row.inspectionId)),
    ...(await interestedIn(tx, row.subjectId)),
  ];
  const planners = team.length === 0 ? await peopleWith(tx, 'planner', row.unitPath, today) : [];
  const approvers = await peopleWith(tx, 'approver', row.unitPath, today);
  const isOverdue = today > row.dueOn;
  // what is overdue goes up, to the head and to the coordinating office.
  const above = isOverdue ? await peopleAbove(tx, row.unitPath, today) : [];
  return [
    ...team.filter(({ lead }) => lead).map(({ id }) => id),
    ...planners,
    ...approvers.filter((id) => !barred.includes(id)),
    ...above,
  ];
}
