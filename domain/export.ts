/** What can be given out as a file. */
export const exportLists = ['subjects', 'inspectors', 'items', 'plan', 'tasks'] as const;
export type ExportList = (typeof exportLists)[number];

/** As which kind of file; CSV is UTF-8 with a mark, so that spreadsheets read its Chinese. */
export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];
