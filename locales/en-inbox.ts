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
};
