import {
  addWorkingDays,
  type Calendar,
  type Day,
  type DueDay,
  workingDaysBetween,
} from './calendar.ts';
import type { StandingKind } from './standing.ts';

/** An open obligation beside disclosures, as its row tells it. */
export type StandingTerm = DueDay & {
  kind: StandingKind;
  clockFrom: Day;
  /** The last day of the task that it belongs to, past which no reaction is of use. */
  endsOn: Day | null;
};

/** After how many working days somebody is reminded of a consent: no rule says; ours is a working week. */
export const waitingDays = 5;

// These run a number of working days; the others end on a day of the year whatever the calendar.
const counted: readonly StandingKind[] = [
  'plan-filing',
  'dispatch',
  'consent',
  'case',
  'objection-review',
  'objection-reply',
];

/**
 * The last day of a standing obligation after the calendar has changed from `before`: as many working days
 * as it was given are counted anew. One that ends earlier, because its task or what is asked for does, stays.
 */
export function standingTermOf(row: StandingTerm, before: Calendar, calendar: Calendar): DueDay {
  const { kind, clockFrom, dueOn, endsOn, provisional } = row;
  const kept = { dueOn, provisional };
  if (!counted.includes(kind) || (dueOn === endsOn && !provisional)) return kept;
  const days = workingDaysBetween(clockFrom, dueOn, provisional ? without(before, dueOn) : before);
  if (days <= 0 || (kind === 'consent' && days !== waitingDays)) return kept;
  const anew = addWorkingDays(clockFrom, days, calendar);
  return endsOn !== null && anew.dueOn > endsOn ? { dueOn: endsOn, provisional: false } : anew;
}

// What is provisional was counted before its year had a calendar, wherever that has come from since.
function without(calendar: Calendar, day: Day): Calendar {
  const year = Number(day.slice(0, 4));
  return new Map([...calendar].filter(([one]) => one !== year));
}
