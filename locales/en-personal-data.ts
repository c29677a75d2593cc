import type { personalNumbers as zh } from './zh-personal-data.ts';

type V = Record<string, string | number>;

const kinds: Record<string, string> = {
  identity: 'an identity number',
  mobile: 'a mobile number',
  'bank-card': 'a bank card number',
};

// What the gate calls otherwise than people do; a form's own words come first.
const fields: Record<string, string> = {
  adHoc: 'Reason outside the plan',
  answer: 'Answer',
  basis: 'Legal basis',
  'subject.address': 'Address',
  'subject.name': 'Name of the subject',
  address: 'Address',
  body: 'Content',
  conduct: 'Conduct on file',
  departments: 'Departments',
  documentNo: 'Document number',
  fact: 'Conduct on file',
  file: 'File name',
  files: 'File name',
  grounds: 'Grounds of the review',
  inspectors: 'Inspectors',
  issuingBody: 'Issuing body',
  items: 'Items',
  name: 'Name',
  note: 'Note',
  publicNote: 'Public note',
  reason: 'Reason',
  reply: 'Answer',
  subject: 'Name of the subject',
  subjectName: 'Name of the subject',
  task: 'Task',
  title: 'Title',
  unit: 'Inspecting body',
};

/** What the last gate found, where, and what to do: the number itself is not repeated (R-045, R-159). */
export const personalNumbers: typeof zh = {
  'refusal.personal-data': ({ field, kind, found, place }: V) =>
    `“${fields[field!] ?? (field || 'Content')}”${place ? ` (entry ${place})` : ''} holds ${kinds[kind!] ?? 'a personal number'}, ${found}, which is not published. Please take it out and try again.`,
};
