import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of imports in steps and of exports, in English. */
export const imports = {
  'health.sweep.sweep-imports': (_: V) => 'Import files to read or land',
  'refusal.import-too-large': ({ limit }: V) =>
    `The file is larger than ${limit} MB and was not kept: split it.`,
  'refusal.import-column-twice': () => 'No column may be assigned twice.',
  'refusal.import-moved': () =>
    'The registry has changed since the preview, so other rows would change than you saw. Nothing was written: look at the preview again.',
  'refusal.import-used': ({ by }: V) =>
    `This import cannot be undone: ${usedEn[by ?? ''] ?? 'it is in use'}.`,
  'event.import.received': ({ who, kind, file }: V) => `${who} uploaded “${file}” (${kind})`,
  'event.import.mapped': ({ who, kind, file }: V) =>
    `${who} said what the columns of “${file}” (${kind}) are`,
  'event.import.applied': ({ who, kind, file }: V) =>
    `${who} looked at the preview of “${file}” (${kind}) and imports it`,
  'event.import.dropped': ({ who, kind, file }: V) =>
    `${who} dropped the import of “${file}” (${kind})`,
  'event.import.failed': ({ kind, file, code }: V) =>
    `“${file}” (${kind}) could not be imported: ${code}`,
  'event.import.undone': ({ who, kind, file, restored, withdrawn, reason }: V) =>
    `${who} undid the import of “${file}” (${kind}): ${restored} restored, ${withdrawn} withdrawn. Reason: ${reason}`,
  'event.registry.exported': ({ who, list, rows, format }: V) =>
    `${who} exported ${exportsEn[list ?? ''] ?? list} (${format}, ${rows} rows)`,

  'import.state.receiving': () => 'receiving',
  'import.state.reading': () => 'reading',
  'import.state.unmapped': () => 'columns to assign',
  'import.state.previewed': () => 'to be looked at',
  'import.state.applying': () => 'landing',
  'import.state.applied': () => 'landed',
  'import.state.undone': () => 'undone',
  'import.state.failed': () => 'failed',
  'import.state.dropped': () => 'dropped',
  'import.step.receive': ({ done, total }: V) => `${done} of ${total} MB received`,
  'import.step.read': ({ done, total, rows }: V) =>
    `${done} of ${total} MB read, ${rows} rows checked`,
  'import.step.compare': () => 'Comparing with the registry',
  'import.step.land': ({ total }: V) =>
    `Writing ${total} rows into the registry at once: all of them or none`,
  'import.wait': () => 'The page renews itself every 2 seconds. You may leave and come back.',
  'import.map.title': () => 'What the columns are',
  'import.map.hint': ({ row }: V) =>
    `Row ${row} is taken for the header. Choose a column of the registry for each column of the file, or “leave out”.`,
  'import.map.row': () => 'Row of the header',
  'import.map.column': () => 'Column of the file',
  'import.map.samples': () => 'Examples',
  'import.map.key': () => 'Column of the registry',
  'import.map.aside': () => 'leave out',
  'import.map.submit': () => 'Read again so',
  'import.preview.added': ({ count }: V) => `New: ${count}`,
  'import.preview.changed': ({ count }: V) => `Changed: ${count}`,
  'import.preview.same': ({ count }: V) => `Unchanged: ${count}`,
  'import.preview.gone': ({ count }: V) => `Not in the file: ${count}`,
  'import.preview.gone-hint': () =>
    'The registry has these and the file does not name them. The import neither deletes nor changes them.',
  'import.preview.first': ({ shown, count }: V) => `The first ${shown} of ${count}.`,
  'import.preview.nothing': () => 'Nothing is written yet. Look at the changes, then decide.',
  'import.preview.sheets': ({ count }: V) =>
    `${count} more sheets begin with the header of this registry and are not read: import one at a time, each from a file of its own.`,
  'import.preview.missing': ({ columns }: V) =>
    `The file lacks these columns; what is on file stays: ${columns}`,
  'import.preview.required': ({ columns, rule }: V) =>
    `Columns that the rules of the bureau demand and the file lacks: ${columns} (${rule}). The rows land all the same; whoever lacks such a field takes no part in draws.`,
  'import.preview.identity': () => 'Identity',
  'import.preview.name': () => 'Name',
  'import.preview.field': () => 'Column',
  'import.preview.before': () => 'Before',
  'import.preview.after': () => 'After',
  'import.preview.kept': ({ count }: V) => `Kept because of a flag: ${count}`,
  'import.preview.kept-hint': () =>
    'Flags in force (grade, risk, credit, blacklist) decide these values, and no file overwrites them. To change one, end the flag with a reason on the page of the subject.',
  'import.preview.given': () => 'In the file (not taken)',
  'import.preview.stays': () => 'Stays',
  'import.apply': () => 'Import these changes',
  'import.drop': () => 'Drop',
  'import.undo.title': () => 'Undo the whole import',
  'import.undo.hint': () =>
    'Rows that it changed become what they were, rows that it brought are withdrawn. Possible while no pool, no visit and no later change has used them; every version stays on file.',
  'import.undo.reason': () => 'Reason',
  'import.undo.submit': () => 'Undo',
  'import.undone': ({ who, at, reason }: V) => `Undone by ${who} on ${at}. Reason: ${reason}`,
  'import.refused.download': () => 'Download the refused rows (XLSX with reasons)',
  'import.refused.row': () => 'Row in the file',
  'import.refused.field': () => 'Faulty column',
  'import.refused.reason': () => 'Reason',
  'import.too-many': ({ shown }: V) => `The first ${shown} rows; the download has all of them.`,
  'import.open': () => 'Open',
  'import.list': () => 'Imports',
  'import.other-unit': ({ rule }: V) =>
    `belongs to another unit, which alone may change it${citeEn(rule)}`,
  'import.identities': () =>
    'badge, identity and licence number belong to different people, or to a person of an earlier row',
  'panel.done.import-mapped': () => 'The file is read again with these columns.',
  'panel.done.import-received': () => 'The file is here and is being read.',
  'panel.done.import-applied': () => 'The import is landing.',
  'panel.done.import-dropped': () => 'Dropped; nothing was written.',
  'panel.done.import-undone': ({ restored, withdrawn }: V) =>
    `Undone: ${restored} restored, ${withdrawn} withdrawn.`,
  'export.title': () => 'Export',
  'export.hint': () =>
    'Telephones are masked and identity numbers left out; the export is on the trail.',
  'export.list': () => 'What',
  'export.format': () => 'Format',
  'export.submit': () => 'Export',
  'export.subjects': () => 'Subject registry',
  'export.inspectors': () => 'Inspector registry',
  'export.items': () => 'Item list',
  'export.plan': () => 'Annual plan',
  'export.tasks': () => 'Ledger of tasks',
};

const usedEn: Partial<Record<string | number, string>> = {
  changed: 'rows of it were changed since',
  pool: 'a pool has used it',
  visit: 'a visit has used it',
  draw: 'a match or redraw has used the inspectors since',
  published: 'part of it is published or handed in',
};

const exportsEn: Partial<Record<string | number, string>> = {
  subjects: 'the subject registry',
  inspectors: 'the inspector registry',
  items: 'the item list',
  plan: 'the annual plan',
  tasks: 'the ledger of tasks',
};
