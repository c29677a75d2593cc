import { randomUUID } from 'node:crypto';
import { unitById } from '../../db/queries/units.ts';
import type { Role } from '../../domain/actor.ts';
import type { Day } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { plannedSteps } from '../../domain/obligation.ts';
import type { StandingKind } from '../../domain/standing.ts';
import { currentCalendar } from '../calendar/current.ts';
import { refresh } from '../notify.ts';
import { type Context, record } from '../usecase.ts';

/** Something that is owed by a day, whose it is and whom to remind of it. */
export type Standing = {
  kind: StandingKind;
  about: { type: string; id: string };
  /** Which time it is owed: a year, the day that a licence ends; met once, it is owed anew in the next. */
  period?: string;
  unitId: string;
  /** What people call it, without personal data: 旅馆业 A级, 2027 年度抽查计划. */
  label: string;
  dueOn: Day;
  provisional?: boolean;
  /** The rule it follows from, as `cite` writes it. */
  rule: string;
  /** Reminders so many working days before the last day; 0 is that day. */
  before: readonly number[];
  /** After the last day, every so many working days. */
  overdueEvery?: number;
  /** Who hears of it over the unit; once overdue its heads as well. */
  roles: readonly Role[];
  /** Whom it concerns themselves: the holder of the licence. */
  personId?: string;
};

/**
 * Writes down what is owed, with the days of its reminders. Owed again with another last day it moves
 * there; with the same one, or when it is met already, nothing happens. Answers its id.
 */
export async function oweObligation(context: Context, owed: Standing): Promise<string> {
  const { tx, now } = context;
  const { kind, about, dueOn, label } = owed;
  const today = dayOf(now);
  const calendar = await currentCalendar(tx);
  const steps = plannedSteps(dueOn, owed.before, calendar, today);
  const [row] = await tx.query(upsert, [
    randomUUID(),
    kind,
    about.type,
    about.id,
    owed.period ?? '',
    owed.unitId,
    owed.personId ?? null,
    label,
    owed.roles,
    today,
    dueOn,
    owed.provisional ?? false,
    calendar.get(Number(dueOn.slice(0, 4)))?.source ?? 'none',
    owed.rule,
    JSON.stringify(steps),
    owed.overdueEvery ?? 5,
    now,
  ]);
  if (!row) return idOf(context, owed);
  const { path } = await unitById(tx, owed.unitId);
  const of = { type: 'obligation', id: row.id, unitPath: path };
  await record(context, 'obligation.owed', of, { matter: kind, label, dueOn });
  await refresh(context, 'obligation', row.id);
  return row.id;
}

async function idOf({ tx }: Context, { kind, about, period }: Standing): Promise<string> {
  const [row] = await tx.query(
    'select id from obligation where kind = $1 and about_id = $2 and period = $3',
    [kind, about.id, period ?? ''],
  );
  return row.id;
}

const upsert = `
insert into obligation (id, kind, about_type, about_id, period, unit_id, person_id, label, roles, clock_from,
  due_on, provisional, calendar_version, rule, steps, overdue_every, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
on conflict (kind, about_id, period) do update set due_on = excluded.due_on, label = excluded.label,
  provisional = excluded.provisional, calendar_version = excluded.calendar_version, rule = excluded.rule,
  steps = excluded.steps, version = obligation.version + 1
where obligation.state = 'open' and obligation.due_on <> excluded.due_on
returning id`;
