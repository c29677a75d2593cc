import { parameter, type Profile } from './profile.ts';

/**
 * When to remind of a term of so many working days: `before` its last day (0 is that day), then
 * every `overdueEvery` working days.
 */
export function remindersOf(profile: Profile, termDays: number) {
  const steps = parameter(profile, 'disclosure.reminders');
  const { before, overdueEvery } = steps.find(({ upTo }) => upTo === null || termDays <= upTo) ?? {
    before: [0],
    overdueEvery: 1,
  };
  return { before: before.filter((days) => days < termDays), overdueEvery };
}
