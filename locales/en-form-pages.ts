import { citeEn as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the pages of checklist forms in the panel. */
export const formPages = {
  'panel.way.forms': () => 'Checklist forms',
  'panel.form.new': () => 'New form',
  'panel.form.lead': () =>
    'A form lists, item by item, the points to check and their standards. Once published it stays as it is and is followed by a new version; it is matched when a team arrives, and the lead may take another one and say why.',
  'panel.form.none': () => 'There is no checklist form yet.',
  'panel.form.code': () => 'Form no.',
  'panel.form.name': () => 'Name of the form',
  'panel.form.items': () => 'Items',
  'panel.form.points': () => 'Points',
  'panel.form.visits': () => 'Visits that use it',
  'panel.form.show-retired': () => 'Show retired versions',
  'panel.form.hide-retired': () => 'Hide retired versions',
  'panel.form.coverage': () => 'Items without a form',
  'panel.form.optional': () =>
    'This bureau’s rules do not ask for forms: an item without one is checked by what the list says.',
  'panel.form.covered': () => 'Every item in force has a form.',
  'panel.form.back': () => '← Checklist forms',
  'panel.form.rows-hint': () =>
    'One point a row; empty rows are not kept, and saving adds some more. Change the numbers to change the order.',
  'panel.form.paste': () => 'Paste many points',
  'panel.form.paste-hint': () => 'one point a line, its standard behind “|”',
  'panel.form.item': () => 'Item',
  'panel.form.order': () => 'No.',
  'panel.form.text': () => 'Point to check',
  'panel.form.standard': () => 'Standard (may be left out)',
  'panel.form.save': () => 'Save draft',
  'panel.form.drafted': () => 'Drafted',
  'panel.form.published': () => 'Published',
  'panel.form.ended': () => 'Ended',
  'panel.form.hash': () => 'SHA-256',
  'panel.form.no-points': () => 'It has no points yet.',
  'panel.form.edit': () => 'Edit the draft',
  'panel.form.publish': () => 'Publish',
  'panel.form.publish-hint': () =>
    'Once published it stays as it is, and serves every visit that begins from now on; visits that have begun keep theirs. Save first.',
  'panel.form.drop': () => 'Drop the draft',
  'panel.form.next': () => 'Draft the next version',
  'panel.form.retire': () => 'Retire',
  'panel.done.form-saved': () => 'The draft is saved.',
  'panel.done.form-published': () => 'The form is published.',
  'panel.done.form-dropped': () => 'The draft is dropped.',
  'panel.done.form-retired': () => 'The form is retired.',
  'panel.trace.title': () => 'Result and record',
  'panel.trace.forms': () => 'Which forms, and why',
  'panel.trace.files': () => 'Files',
  'panel.trace.note': () => 'Note',
  'panel.trace.signers': () => 'Signed by',
  'panel.trace.replaced': () => 'replaced',
  'panel.trace.taken-back': () => 'taken back',
  'panel.trace.whole.finding': () => 'Finding',
  'panel.trace.whole.note': () => 'Note',
  'panel.trace.whole.methods': () => 'Methods',
  'panel.trace.whole.grounds': () => 'Non-cooperation',
  'panel.trace.whole.measures': () => 'Measures',
  'panel.trace.edits': ({ count }: V) => `How it was filled in (${count})`,
  'panel.trace.said': ({ at }: V) => `(said to be of ${at})`,
  'panel.form.required': ({ rule }: V) =>
    `This bureau's rules ask for a form${cite(rule)}: no result for an item without one.`,
  'panel.form.uncovered': ({ count }: V) =>
    count === 1 ? '1 item without a form' : `${count} items without a form`,
  'panel.form.point': ({ number }: V) => `Point ${number}`,
};
