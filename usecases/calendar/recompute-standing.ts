import { type Calendar, subtractWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import type { ReminderStep } from '../../domain/obligation.ts';
import { type StandingTerm, standingTermOf } from '../../domain/standing-term.ts';
import { refresh } from '../notify.ts';
import { tellMoved } from '../objection/tell-progress.ts';
import { type Context, record } from '../usecase.ts';

type Open = StandingTerm & {
  id: string;
  label: string;
  aboutType: string;
  aboutId: string;
  unitPath: string;
  steps: ReminderStep[];
  fired: string[];
};

/**
 * Computes the last days of what is owed beside disclosures anew after the calendar has changed, and the
 * days of its reminders. Each that moves is on the trail with the old and the new day. Answers how many did.
 */
export async function recomputeStanding(
  context: Context,
  { before, calendar }: { before: Calendar; calendar: Calendar },
): Promise<number> {
  const open: Open[] = await context.tx.query(
    `select o.id, o.kind, o.label, o.about_type as "aboutType", o.about_id as "aboutId", o.clock_from::text as "clockFrom", o.due_on::text as "dueOn", o.provisional, o.steps,
       u.path as "unitPath", t.ends_on::text as "endsOn",
       array(select r.step from reminder r where r.obligation_id = o.id) as fired
     from obligation o join unit u on u.id = o.unit_id
       left join task t on o.kind = 'dispatch' and t.id = o.about_id
     where o.kind <> 'disclosure' and o.state = 'open' order by o.id for no key update of o`,
  );
  let moved = 0;
  for (const row of open) {
    const { dueOn, provisional } = standingTermOf(row, before, calendar);
    const isSame = dueOn === row.dueOn && provisional === row.provisional;
    await moveSteps(context, row, { dueOn, provisional, calendar, isSame });
    if (isSame) continue;
    const { id, kind: matter, label, unitPath, dueOn: from } = row;
    const about = { type: 'obligation', id, unitPath };
    const data = { matter, label, from, dueOn, provisional };
    await record(context, 'obligation.deadline-moved', about, data);
    await refresh(context, 'obligation', id);
    if (row.aboutType === 'objection') await tellMoved(context, row.aboutId);
    if (dueOn !== from) moved += 1;
  }
  return moved;
}

type To = { dueOn: string; provisional: boolean; calendar: Calendar; isSame: boolean };

async function moveSteps(
  { tx, now }: Context,
  { id, dueOn: from, steps, fired }: Open,
  { dueOn, provisional, calendar, isSame }: To,
): Promise<void> {
  const today = dayOf(now);
  const moved = steps.flatMap(({ step, on }): ReminderStep[] => {
    const days = /^before-(\d+)$/.exec(step)?.[1];
    if (!days) return [{ step, on: dueOn }];
    if (fired.includes(step)) return dueOn === from ? [{ step, on }] : [];
    if (on < today) return [{ step, on }];
    return [{ step, on: subtractWorkingDays(dueOn, Number(days), calendar).dueOn }];
  });
  if (isSame && JSON.stringify(moved) === JSON.stringify(steps)) return;
  await tx.query(
    `update obligation set due_on = $2, provisional = $3, calendar_version = $4, steps = $5, version = version + 1
     where id = $1`,
    [id, dueOn, provisional, sourceOf(calendar, dueOn), JSON.stringify(moved)],
  );
}

const sourceOf = (calendar: Calendar, day: string): string =>
  calendar.get(Number(day.slice(0, 4)))?.source ?? 'none';
