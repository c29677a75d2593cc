import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the register of what is overdue, and of the platforms on which results are entered. */
export const disclosures = {
  'about.overdue': () => 'register of what is overdue',
  'event.obligation.overdue': ({ matter, label, dueOn }: V) =>
    `“${label}” (${matter}) was due on ${dueOn} and is on the register of what is overdue`,
  'event.overdue.explained': ({ who, label, reason }: V) =>
    `${who} said why “${label}” is late: ${reason}`,
  'event.disclosure.entered': ({ who, what, channel, receipt }: V) =>
    `${who} noted that ${what} was entered on ${channel}, receipt ${receipt}`,
  'refusal.code-unmatched': ({ rule }: V) =>
    `The unified social credit code is not that of the subject of the published result${citeEn(rule)}. Please check, and correct it on the platform.`,
  'refusal.disclosure-incomplete': ({ fields, rule }: V) =>
    `The public copy is not complete, it lacks: ${fields}${citeEn(rule)}.`,
};
