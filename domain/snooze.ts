import type { Day } from './calendar.ts';
import { dayOf } from './day.ts';
import { noticeMs, type QuietHours, soundAt } from './quiet.ts';

/** For how long a reader can put off a reminder. */
export const snoozes = ['hour', 'four-hours', 'tomorrow'] as const;
export type Snooze = (typeof snoozes)[number];

const hourMs = 3_600_000;

/** What a reminder is about: by when, and when its reader wants no sound. */
export type Reminded = { dueOn: Day; quiet: readonly QuietHours[] };

/** The end of a last day: what is owed by that day is late from then on. */
export const limitOf = (dueOn: Day): Date => new Date(`${dueOn}T24:00:00+08:00`);

/** The last instant to which a reminder can be put off: later, nobody could act upon it in time. */
export const latestSnooze = (dueOn: Day): Date => new Date(limitOf(dueOn).getTime() - noticeMs);

/**
 * Until when a reminder is put off: an hour, four hours, or tomorrow at nine in Asia/Shanghai, after the
 * quiet hours of its reader, and clipped so that there is still time before the limit. Nothing where it
 * cannot be put off any more.
 */
export function snoozeUntil(
  choice: Snooze,
  now: Date,
  { dueOn, quiet }: Reminded,
): Date | undefined {
  const latest = latestSnooze(dueOn);
  if (latest <= now) return undefined;
  const wanted = wantedAt[choice](now);
  return soundAt(quiet, wanted < latest ? wanted : latest, limitOf(dueOn));
}

const later = (now: Date, hours: number) => new Date(now.getTime() + hours * hourMs);

const wantedAt: Record<Snooze, (now: Date) => Date> = {
  hour: (now) => later(now, 1),
  'four-hours': (now) => later(now, 4),
  tomorrow: (now) => new Date(`${dayOf(later(now, 24))}T09:00:00+08:00`),
};
