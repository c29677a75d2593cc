import {
  addWorkingDays,
  type Calendar,
  type Day,
  subtractWorkingDays,
  workingDaysBetween,
} from './calendar.ts';

/** A reminder and the day it is for. */
export type ReminderStep = { step: string; on: Day };

/** What the sweep knows of an open obligation. */
export type OpenObligation = {
  id: string;
  dueOn: Day;
  steps: ReminderStep[];
  /** After its last day, every so many working days. */
  overdueEvery: number;
  /** And a first time so many working days after it, where that is sooner. */
  overdueFrom?: number | null;
  fired: string[];
};

/**
 * The reminders before and on the last day of a term: `before` in working days, 0 being that day.
 * What would lie before `from` is left out.
 */
export function plannedSteps(
  dueOn: Day,
  before: readonly number[],
  calendar: Calendar,
  from: Day,
): ReminderStep[] {
  return before
    .map((days) => ({
      step: days === 0 ? 'due' : `before-${days}`,
      on: subtractWorkingDays(dueOn, days, calendar).dueOn,
    }))
    .filter(({ on }) => on >= from);
}

/**
 * The reminders whose day has come and that have not been given. Planned ones are all given, late if
 * need be; of the overdue ones only the newest, so that a week without power does not end in a flood.
 */
export function dueSteps(obligation: OpenObligation, today: Day, calendar: Calendar) {
  const planned = obligation.steps.filter(({ on }) => on <= today);
  const overdue = newestOverdue(obligation, today, calendar);
  return [...planned, ...(overdue ? [overdue] : [])].filter(
    ({ step }) => !obligation.fired.includes(step),
  );
}

/** The day of a step by its name; nothing when the obligation has no such step. */
export function dayOfStep(
  { dueOn, steps, overdueEvery, overdueFrom }: Omit<OpenObligation, 'id' | 'fired'>,
  step: string,
  calendar: Calendar,
): Day | undefined {
  const overdue = /^overdue-([1-9]\d{0,3})$/.exec(step);
  if (!overdue) return steps.find((planned) => planned.step === step)?.on;
  const days = Number(overdue[1]);
  const isStep = days === overdueFrom || days % overdueEvery === 0;
  return isStep ? addWorkingDays(dueOn, days, calendar).dueOn : undefined;
}

function newestOverdue(
  { dueOn, overdueEvery, overdueFrom }: OpenObligation,
  today: Day,
  calendar: Calendar,
): ReminderStep | undefined {
  const days = today > dueOn ? workingDaysBetween(dueOn, today, calendar) : 0;
  const regular = days - (days % overdueEvery);
  const newest = regular === 0 && overdueFrom && days >= overdueFrom ? overdueFrom : regular;
  if (newest === 0) return undefined;
  return { step: `overdue-${newest}`, on: addWorkingDays(dueOn, newest, calendar).dueOn };
}
