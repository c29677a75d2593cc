type V = Record<string, string | number>;

/** Texts of putting off a reminder. */
export const snoozing = {
  'health.sweep.sweep-snoozes': () => 'Reminders that were put off',
  'button.obligation.snooze': (_: V) => 'Remind me later',
  'form.obligation.snooze': (_: V) => 'Remind me later',
  'form.snooze': ({ latest }: V) => `When shall we remind you again? By ${latest} at the latest`,
  'snooze.hour': (_: V) => 'In 1 hour',
  'snooze.four-hours': (_: V) => 'In 4 hours',
  'snooze.tomorrow': (_: V) => 'Tomorrow 09:00',
  'note.obligation.snooze': ({ until }: V) =>
    `Put off: you are reminded again on ${until}. The last day stays.`,
  'card.snoozed': ({ until }: V) =>
    `You put this reminder off until ${until}. The last day stays, and others are reminded as planned.`,
  'card.snoozed.again': ({ at }: V) => `You put this reminder off; it came again on ${at}.`,
  'refusal.already-snoozed': (_: V) =>
    'You have put this reminder off already; it comes again at its time.',
  'refusal.snooze-too-late': ({ dueOn }: V) =>
    `The last day is ${dueOn} and fewer than 4 hours are left: it can no longer be put off.`,
  'action.obligation.snooze': (_: V) => 'put off a reminder',
  'action.obligation.remind-again': (_: V) => 'remind again',
  'event.obligation.snoozed': ({ who, label, until }: V) =>
    `${who} put off the reminder of ${label} until ${until}`,
  'event.obligation.reminded-again': ({ label }: V) =>
    `Reminded again of ${label}, which had been put off`,
};
