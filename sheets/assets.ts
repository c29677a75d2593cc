import path from 'node:path';

/** The folder with the style and the script of sheets, for whoever serves them. */
export const sheetAssets = path.join(import.meta.dirname, 'assets');
