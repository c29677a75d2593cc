type V = Record<string, string | number>;

/** Texts of the pages of the web chat. */
export const pages = {
  'page.skip': (_: V) => 'Skip to the content',
  'page.inbox': (_: V) => 'Inbox',
  'page.empty.group': (_: V) => 'No announcements yet. Announced draws appear here.',
  'page.sign-in': (_: V) => 'Sign in',
  'page.sign-out': (_: V) => 'Sign out',
  'page.login': (_: V) => 'Log-in',
  'page.password': (_: V) => 'Password',
  'page.sign-in.lead': (_: V) => 'Accept inspections, decide requests and enter results here.',
  'page.back': (_: V) => 'Back to the inbox',
  'page.not-found': (_: V) => 'There is no such page.',
  'page.broken': (_: V) => 'Something went wrong. Please try again later.',
  'page.refused': (_: V) => 'This cannot be done',
  'page.offline': (_: V) => 'The connection is lost; trying again …',
  'page.enter.expired': (_: V) => 'This sign-in link has expired or was used',
  'page.enter.why': (_: V) => 'For safety the link on a card works once, within 15 minutes.',
  'page.enter.renew': (_: V) => 'Send a new link to my chat',
  'page.enter.renewed': (_: V) =>
    'The card in your chat has a new link now. Please open it from there.',

  'witness.title': (_: V) => 'Witness a draw',
  'witness.what': (_: V) =>
    'Your random number decides the draw together with those of the other witnesses. As all commit first and reveal later, nobody, you included, can steer the result.',
  'witness.step.commit': (_: V) => 'Step 1: commit',
  'witness.step.commit.how': (_: V) =>
    'Press the button: your browser makes a random number, keeps it here, and sends only its fingerprint (SHA-256).',
  'witness.commit': (_: V) => 'Make a random number and commit',
  'witness.commitment': (_: V) => 'Commitment (64 hex digits)',
  'witness.committed': ({ at }: V) =>
    `Committed on ${at}. Please come back to reveal after the announcement.`,
  'witness.step.reveal': (_: V) => 'Step 2: reveal',
  'witness.step.reveal.how': ({ by }: V) =>
    `Reveal by ${by}. A missing reveal voids the draw, on public record.`,
  'witness.reveal': (_: V) => 'Reveal my number',
  'witness.value': (_: V) => 'Random number (hex)',
  'witness.revealed': ({ at }: V) => `Revealed on ${at}.`,
  'witness.drawn': ({ at }: V) =>
    `Drawn on ${at}; all the numbers together leave only this one result.`,
  'witness.void': ({ reason }: V) => `This draw is void: ${reason}`,
  'witness.backup': (_: V) => 'Back up my number',
  'witness.backup.why': (_: V) =>
    'It is kept in this browser only. To reveal from another device, write it down; tell nobody before the reveal.',
  'witness.lost': (_: V) =>
    'Your number is not in this browser. Use the browser in which you committed, or enter the number you wrote down.',
  'witness.all': (_: V) => 'Witnesses',
  'witness.state.none': (_: V) => 'to commit',
  'witness.state.committed': (_: V) => 'committed',
  'witness.state.opened': (_: V) => 'revealed',

  'visit.team': (_: V) => 'Team',
  'visit.lead': (_: V) => 'lead',
  'visit.accepted': (_: V) => 'accepted',
  'visit.checked-in': (_: V) => 'checked in',
  'visit.signed': (_: V) => 'signed',
  'visit.waiting': (_: V) => 'to accept',
  'visit.days-left': ({ days }: V) => `${days} working ${days === 1 ? 'day' : 'days'} left`,
  'visit.last-day': (_: V) => 'due today',
  'visit.overdue': ({ days }: V) => `overdue by ${days} working ${days === 1 ? 'day' : 'days'}`,
  'visit.checklist': (_: V) => 'Points to check',
  'visit.note': (_: V) => 'Note',
  'visit.note.hint': (_: V) => 'needed for “not applicable”',
  'visit.finding': (_: V) => 'Finding',
  'visit.result-note': (_: V) => 'Note',
  'visit.submit': (_: V) => 'Submit the result',
  'visit.again': (_: V) => 'Change the result (signatures become void)',
  'visit.result': ({ number }: V) => `Result, entry ${number}`,
  'visit.for-lead': (_: V) => 'The lead enters the result; all members sign.',
};
