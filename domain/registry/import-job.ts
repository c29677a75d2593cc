/**
 * An import, from the first byte of its file: nothing is in a registry before somebody has seen what
 * would change, and a batch that nothing used can be undone as a whole.
 */
export const importStates = {
  receiving: { receive: 'reading', drop: 'dropped' },
  reading: { 'find-no-header': 'unmapped', preview: 'previewed', fail: 'failed' },
  unmapped: { map: 'reading', drop: 'dropped' },
  previewed: { map: 'reading', apply: 'applying', drop: 'dropped' },
  applying: { 'read-again': 'reading', 'see-again': 'previewed', land: 'applied', fail: 'failed' },
  applied: { undo: 'undone' },
  undone: {},
  failed: {},
  dropped: {},
} as const;

/** Where an import is. */
export type ImportState = keyof typeof importStates;

/** What reading came to, and how the rows differ from what was on file then. */
export type ImportCounts = {
  rows: number;
  clean: number;
  repaired: number;
  refused: number;
  added: number;
  changed: number;
  same: number;
  gone: number;
  unknownColumns: string[];
  missingColumns: string[];
  /** Sheets that begin like this registry and were not read; imports of before did not count them. */
  otherSheets?: number;
  /** Values of the file that a flag in force outweighs, where there are any. */
  kept?: KeptValues;
};

/** What stays though the file says otherwise: how many values, and the first of them. */
export type KeptValues = {
  count: number;
  first: {
    row: number;
    subjectId: string;
    key: string;
    given: string | null;
    stays: string | null;
  }[];
};

/** The largest file that is taken, in bytes: some two million subjects as CSV. */
export const largestFile = 400 * 2 ** 20;
