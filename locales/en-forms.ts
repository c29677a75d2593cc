type V = Record<string, string | number>;

/** Texts of forms, and what a press or a command is answered with. */
export const forms = {
  'form.recusal.request': (_: V) => 'Ask for recusal',
  'form.substitution.request': (_: V) => 'Ask to be replaced',
  'form.recusal.reject': (_: V) => 'Reject recusal',
  'form.substitution.reject': (_: V) => 'Reject substitution',
  'form.result.submit': (_: V) => 'Enter result',
  'form.submit': (_: V) => 'Submit',
  'form.cancel': (_: V) => 'Cancel',
  'form.ground': (_: V) => 'Ground',
  'form.reason': (_: V) => 'Reason',
  'form.note': (_: V) => 'Note (needed for “other”)',
  'form.decision-reason': (_: V) => 'Why not',
  'form.finding': (_: V) => 'Finding',
  'form.result-note': (_: V) => 'Note (needed for “other”)',
  'form.skip': (_: V) => 'Leave empty',
  'form.write': ({ label }: V) => `Please reply to this message with: ${label}`,
  'form.choose': ({ title, label }: V) => `${title} – ${label}: please choose`,
  'answer.ok': (_: V) => 'No problem',
  'answer.problem': (_: V) => 'Problem',
  'answer.not-applicable': (_: V) => 'Not applicable',

  'note.draw.announce': (_: V) => 'The draw is announced.',
  'note.draw.confirm': (_: V) => 'The draw is confirmed.',
  'note.task.dispatch': (_: V) => 'The task is dispatched.',
  'note.team.match': (_: V) => 'The match has begun; the result follows.',
  'note.inspection.accept': (_: V) => 'Accepted.',
  'note.recusal.request': (_: V) => 'Your request for recusal waits for a decision.',
  'note.substitution.request': (_: V) => 'Your request to be replaced waits for a decision.',
  'note.inspection.check-in': (_: V) => 'Checked in.',
  'note.result.submit': (_: V) => 'The result is entered; all members sign next.',
  'note.result.sign': (_: V) => 'Signed.',
  'note.disclosure.approve': () =>
    'Approved. You can undo it within a minute; then it is published.',
  'note.form': (_: V) => 'Please go on.',
  'note.failed': ({ number }: V) =>
    `Something went wrong and nothing was done. Please try again later; number ${number}.`,
  'note.linked': ({ name }: V) => `Linked: ${name}. Your tasks will come here.`,
  'note.welcome': (_: V) =>
    'Hello. Please ask the administrator for a link code and send /start followed by it.',
  'note.help': (_: V) =>
    'Tasks, decisions and reminders come here as cards, and you act on the cards.\n/today to do today\n/week due this week\n/queue waiting for my decision\n/tasks my inspections\n/deputy deputies: see, name, end\n/me how notices reach me\n/quiet 22:00-07:00 quiet hours\n/language zh change the language\n/signout sign out everywhere on the web\n/help this text',
  'note.tasks': (_: V) => 'My inspections:',
  'note.tasks.line': ({ code, state, subject, to }: V) =>
    `${code} · ${state} · ${subject} · by ${to}`,
  'note.tasks.none': (_: V) => 'Nothing to inspect at present.',
  'note.command.tasks': (_: V) => 'my open inspections',
  'note.command.help': (_: V) => 'how this works',
  'note.form-gone': (_: V) =>
    'This form is no longer valid; please start again from the newest card.',
};
