type V = Record<string, string | number>;

/** Texts of the web inbox: its views, its work without a network, the weekly digest. */
export const inbox = {
  'page.view.today': (_: V) => 'Today',
  'page.view.week': (_: V) => 'This week',
  'page.view.decide': (_: V) => 'To decide',
  'page.view.done': (_: V) => 'Done',
  'page.empty.today': (_: V) =>
    'Nothing new today. Inspection tasks, requests and reminders will show up here.',
  'page.empty.week': (_: V) =>
    'No visits to make. The tasks you are given will be listed here by their last day.',
  'page.empty.decide': (_: V) =>
    'Nothing waits for your decision. Requests for recusal, replacement or disclosure will show up here.',
  'page.empty.done': (_: V) => 'Nothing done yet.',
  'page.visits.overdue': (_: V) => 'Overdue',
  'page.visits.today': (_: V) => 'Visits for today',
  'page.visits.week': (_: V) => 'Due this week',
  'page.visits.later': (_: V) => 'Later',
  'page.visits.due': ({ on }: V) => `due ${on}`,
  'page.past': (_: V) => 'What I have done',
  'page.past.signed': (_: V) => 'Signed',
  'page.overdue': (_: V) => 'Overdue',
  'page.overdue.way': ({ count }: V) => `Overdue (${count})`,
  'page.overdue.none': (_: V) => 'No visit, disclosure or duty is overdue.',
  'page.overdue.visit': (_: V) => 'visit',
  'page.overdue.disclosure': (_: V) => 'disclosure',
  'page.overdue.obligation': (_: V) => 'duty',
  'button.overdue': (_: V) => 'Open the overdue list',
  'health.sweep.sweep-digest': () => 'weekly digests',
  'about.digest': (_: V) => 'Weekly digest',
  'event.digest.made': ({ weekOn }: V) =>
    `The system made the weekly digest of the week from ${weekOn} and sent it to the leaders`,
  'card.digest.title': ({ week }: V) => `Weekly digest · from ${week}`,
  'card.digest.unit': (_: V) => 'Unit',
  'card.digest.count': ({ count }: V) => `${count}`,
  'card.digest.overdue': ({ count }: V) => `${count} overdue:`,
  'card.digest.none': (_: V) => 'Nothing is overdue.',
  'card.digest.more': ({ count }: V) => `${count} more on the overdue list.`,
  'card.digest.line.visit': ({ code, unit, on }: V) =>
    `visit ${code}, ${unit}, to be made by ${on}`,
  'card.digest.line.disclosure': ({ code, unit, on }: V) =>
    `disclosure of ${code}, ${unit}, owed by ${on}`,
  'card.digest.line.obligation': ({ code, unit, on }: V) => `${code}, ${unit}, due by ${on}`,
  'card.digest.visits': (_: V) => 'Visits due this week',
  'card.digest.disclosures': (_: V) => 'Disclosures due this week',
  'card.digest.waiting': (_: V) => 'Requests to decide',
  'card.digest.signed': (_: V) => 'Visits made last week',
  'card.digest.published': (_: V) => 'Disclosed last week',
  'page.cards': (_: V) => 'Cards',
  'page.app.short': (_: V) => 'Yaohao',
  'page.no-network': (_: V) => 'No network',
  'page.no-network.kept': (_: V) =>
    'The inbox and the checklists that you have opened work without one. What you enter and photograph stays on this phone and is sent when the network is back.',
  'page.outbox.waiting': ({ n }: V) => `${n} not sent yet, kept on this phone.`,
  'page.outbox.refused': ({ n }: V) => `${n} not accepted, see why`,
  'page.outbox.remove': (_: V) => 'Remove',
  'page.outbox.kept': (_: V) => 'No network: sent as soon as there is one.',
  'page.outbox.later': (_: V) => 'The system does not answer: sent later.',
  'page.outbox.sign-in': (_: V) => 'Sign in again to send it.',
  'page.press.offline': (_: V) => 'No network: nothing was done. Press again when there is one.',
  'page.notify': (_: V) => 'Turn on notifications',
  'page.news': ({ n }: V) => `${n} things wait for you`,
};
