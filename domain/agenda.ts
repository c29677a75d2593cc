import type { Day } from './calendar.ts';

/** What decides when somebody has to turn to a visit. */
export type Planned = { state: string; startsOn: Day; endsOn: Day; isAccepted: boolean };

/** Where a visit stands in somebody's list: each is in exactly one place. */
export const horizons = ['overdue', 'today', 'week', 'later'] as const;
export type Horizon = (typeof horizons)[number];

/**
 * When somebody has to turn to a visit. Today: one that is not accepted, that has begun or that ends
 * today; this week: one that ends by Sunday.
 */
export function horizonOf({ state, endsOn, isAccepted }: Planned, today: Day): Horizon {
  if (endsOn < today) return 'overdue';
  const hasBegun = state === 'started' || state === 'submitted';
  if (!isAccepted || hasBegun || endsOn === today) return 'today';
  return endsOn <= sundayOf(today) ? 'week' : 'later';
}

/** The visits of somebody by when they have to turn to them, in the order given. */
export function agendaOf<V extends Planned>(visits: V[], today: Day): Record<Horizon, V[]> {
  const among = (horizon: Horizon) => visits.filter((visit) => horizonOf(visit, today) === horizon);
  return {
    overdue: among('overdue'),
    today: among('today'),
    week: among('week'),
    later: among('later'),
  };
}

const dayMs = 86_400_000;

/** The Sunday that ends the week of a day. */
export const sundayOf = (day: Day): Day => shift(day, (7 - weekday(day)) % 7);

/** The Monday that begins the week of a day. */
export const mondayOf = (day: Day): Day => shift(day, -((weekday(day) + 6) % 7));

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** So many days after a day. */
export const shift = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
