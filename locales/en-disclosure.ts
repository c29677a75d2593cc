import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the register of what is overdue, and of the platforms on which results are entered. */
export const disclosures = {
  'obligation.disclosure': () => 'disclosure of a result',
  'about.overdue': () => 'register of what is overdue',
  'event.obligation.overdue': ({ matter, label, dueOn }: V) =>
    `“${label}” (${matter}) was due on ${dueOn} and is on the register of what is overdue`,
  'event.overdue.explained': ({ who, label, reason }: V) =>
    `${who} said why “${label}” is late: ${reason}`,
  'event.disclosure.entered': ({ who, what, channel, receipt }: V) =>
    `${who} noted that ${what} was entered on ${channel}, receipt ${receipt}`,
  'refusal.code-unmatched': ({ rule }: V) =>
    `The unified social credit code is not that of the subject of the published result${citeEn(rule)}. Please check, and correct it on the platform.`,
  'refusal.handling-undecided': ({ rule }: V) =>
    `A problem goes public only after the decision on how it is dealt with is entered${citeEn(rule)}.`,
  'card.disclosure.unhandled': ({ rule }: V) =>
    `A problem goes public only once the decision on how it is dealt with is entered (${rule}). Enter it in the panel.`,
  'refusal.disclosure-incomplete': ({ fields, rule }: V) =>
    `The public copy is not complete, it lacks: ${fields}${citeEn(rule)}.`,
  'panel.way.published': () => 'Published results',
  'panel.way.overdue': () => 'Overdue register',
  'panel.published.title': () => 'Published results and corrections',
  'panel.published.lead': () =>
    'What is public of inspections. A published copy never changes; an error is corrected by a new version beside it, once the principal head has signed. This system does not replace the statutory platforms: note the receipt of each entry.',
  'panel.published.none': () =>
    'Nothing is published yet. Results stand here once they are approved.',
  'panel.published.subject': () => 'Subject',
  'panel.published.finding': () => 'Conclusion',
  'panel.published.at': () => 'Published',
  'panel.published.corrections': () => 'Corrections',
  'panel.published.to-enter': () => 'To be entered on',
  'panel.published.waiting': () => 'waits for a signature',
  'panel.published.waiting-long': () =>
    'A correction waits for the signature of the principal head; the next one can be asked for afterwards.',
  'panel.published.responsible': () => 'Answers for it:',
  'panel.published.portal': () => 'Public page',
  'panel.published.restricted': () => 'disclosed in part',
  'panel.published.receipts': () => 'Receipts of platforms',
  'panel.correction.title': () => 'Ask for a correction',
  'panel.correction.submit': () => 'Hand to the principal head',
  'panel.done.correction': () => 'The correction waits for the signature of the principal head.',
  'event.disclosure.exported': ({ who, channel, lines }: V) =>
    `${who} took the file of what is to be entered (${channel}): ${lines} lines`,
  'panel.channel-file.title': () => 'Take the file for a platform',
  'panel.channel-file.lead': ({ rule }: V) =>
    `One for each platform, with the newest public copies that have no receipt there yet (CSV). This system is not the statutory platform: enter it there, then enter the receipt. ${rule}`,
  'panel.channel-file.unit': () => 'Unit (with those below)',
  'panel.channel-file.take': () => 'Take the file',
  'panel.channel.title': () => 'Receipt of a platform',
  'panel.channel.lead': () =>
    'Give the code under which it was entered; one that is not the subject’s is refused.',
  'panel.channel.which': () => 'Platform',
  'panel.channel.receipt': () => 'Receipt number or address',
  'panel.channel.on': () => 'Entered on',
  'panel.channel.submit': () => 'Keep the receipt',
  'panel.done.channel': () => 'The receipt is kept.',
  'panel.overdue.title': () => 'Register of what is overdue',
  'panel.overdue.lead': () =>
    'Whatever is past its last day comes on this register by itself. Nobody changes it or takes anything off; whoever answers for it can add why.',
  'panel.overdue.none': () => 'Nothing is overdue.',
  'panel.overdue.what': () => 'What',
  'panel.overdue.due': () => 'Due',
  'panel.overdue.late': () => 'Late',
  'panel.overdue.responsible': () => 'Answers for it',
  'panel.overdue.reason': () => 'Why it is late',
  'panel.overdue.nobody': () => 'nobody was in charge',
  'panel.overdue.explain': () => 'Add the reason',
  'panel.done.explained': () => 'The reason is on the register.',
  'panel.published.copy': ({ number }: V) => `Version ${number}`,
  'panel.correction.lead': ({ rule }: V) =>
    `Only what is proven to be wrong is corrected${citeEn(rule)}. Change those fields only.`,
  'panel.overdue.open': ({ count }: V) => `${count} working days late`,
  'panel.overdue.done': ({ count }: V) => `done ${count} working days late`,
};
