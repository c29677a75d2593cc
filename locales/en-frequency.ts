type V = Record<string, string | number>;

/** Texts of standing obligations, of frequencies and of the calendar. */
export const frequency = {
  'obligation.licence': () => 'Licence about to expire',
  'obligation.licence.do': () =>
    'Please have it renewed: nobody takes part in a draw with an expired licence.',
  'obligation.plan-due': () => 'Annual plan due',
  'obligation.plan-due.do': () => 'Please draft, approve and publish the annual plan.',
  'obligation.plan-filing': () => 'Filing of the annual plan due',
  'obligation.plan-filing.do': () => 'Please file it and enter the receipt.',
  'obligation.coverage': () => 'Coverage falls short',
  'obligation.coverage.do': () =>
    'At this pace the floor will be missed: set up draws or adjust the plan.',
  'obligation.frequency': () => 'Inspection frequency due',
  'obligation.frequency.do': () =>
    'Please finish the inspections of this period in time; the panel proposes tasks under Frequencies.',
  'obligation.staleness': () => 'Registry out of date',
  'obligation.staleness.do': () => 'Please check the registry and import what changed.',
  'card.field.matter': () => 'Matter',
  'card.field.last-day': () => 'Last day',
  'card.obligation-due.left': ({ days }: V) =>
    `${days} working ${days === 1 ? 'day is' : 'days are'} left.`,
  'card.obligation-due.today': () => 'Today is the last day.',
  'card.obligation-due.overdue': ({ days }: V) =>
    `Overdue by ${days} working ${days === 1 ? 'day' : 'days'}: please act now.`,
  'card.obligation-due.pending': ({ day }: V) => `Due on ${day}.`,
  'card.obligation-due.met': ({ at }: V) => `Done on ${at}.`,
  'card.obligation-due.provisional': () =>
    'The day is provisional: the State Council has not yet published the holidays of that year.',
  'event.obligation.owed': ({ matter, label, dueOn }: V) =>
    `The system noted ${label} (${matter}), due on ${dueOn}`,
  'event.obligation.settled': ({ matter, label }: V) => `${label} (${matter}) is done`,
  'event.obligation.prompted': ({ matter, label }: V) =>
    `The system reminded of ${label} (${matter})`,
};
