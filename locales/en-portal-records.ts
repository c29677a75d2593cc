import { counted } from './counted.ts';
import type { portalRecords as zh } from './zh-portal-records.ts';

type V = Record<string, string | number>;

/** The portal's pages of one subject, of corrections and of tasks in English. */
export const portalRecords: typeof zh = {
  'portal.results.more': ({ count }: V) => `More than ${count} results`,
  'portal.results.days': () => 'Published',
  'portal.results.from': () => 'from',
  'portal.results.to': () => 'to',
  'portal.subject.title': ({ name }: V) => `All results: ${name}`,
  'portal.subject.lead': () =>
    'Every result published under the code of this subject, the latest first; what was corrected stays on view.',
  'portal.subject.all': () => 'All results of this subject',
  'portal.subject.other-names': () => 'Other names in the results',
  'portal.subject.findings': () => 'Findings so far',
  'portal.subject.corrections': () => 'Corrections',
  'portal.subject.credit': () => 'See its credit',
  'portal.subject.blacklisted': () => 'On the blacklist:',
  'portal.blacklist.no-end': () => 'no end set',
  'portal.corrections.title': () => 'Corrections',
  'portal.corrections.lead': () =>
    'A published result may not be changed at will. A proven error is corrected once the head of the executing unit has signed. Here is each correction with its reason and what it changed.',
  'portal.corrections.none': () => 'No result has been corrected.',
  'portal.corrections.count': ({ count }: V) => counted(count!, 'correction', 'corrections'),
  'portal.corrections.on': () => 'Corrected',
  'portal.corrections.compare': () => 'See the version before',
  'portal.corrections.changed': ({ number }: V) => `What version ${number} corrected`,
  'portal.corrections.whole': () => 'As it was published',
  'portal.tasks.title': () => 'Announced tasks',
  'portal.tasks.lead': () =>
    'Published when a task is dispatched: what is inspected, how many businesses, and when. Who they are stays closed until the inspections are over; the draw has a page of its own.',
  'portal.tasks.none': () =>
    'No task has been announced yet. Each is announced when it is dispatched.',
  'portal.tasks.inspections': () => 'Inspections',
  'portal.tasks.code': () => 'Task number',
  'portal.data.corrections': () => 'Corrections of results (by year of publication)',
  'portal.data.tasks': () => 'Announced tasks (by year of publication)',
  'portal.data.of.findingBefore': () => 'Code of the finding before it was corrected',
  'portal.data.of.inspections': () => 'How many are inspected',
  'portal.data.of.merged': () =>
    'How many of them are one visit with another task: such a visit is in the number of each, do not add them up',
};
