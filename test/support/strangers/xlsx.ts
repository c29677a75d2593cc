import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { zipOf } from '../../usecases/registry/workbook.ts';
import { cleanRow, type Row } from './rows.ts';
import type { Fate } from './stranger.ts';

/** A cell: a text, a number with the number of its style, or XML given its reference. */
type Cell = string | { number: number | string; style?: number } | ((ref: string) => string);
/** A line of a sheet; `attributes` go to its row. */
export type SheetLine = { cells: Cell[]; fate: Fate; attributes?: string };
/** A sheet and what stands around its rows. */
type Sheet = { name: string; lines: SheetLine[]; state?: string; after?: string };
/** How a workbook is put together; parts may be added or put in place. */
type Book = {
  date1904?: boolean;
  parts?: Record<string, string | Buffer>;
  relations?: string;
  /** How the strings are kept: in the cells, or in a table as spreadsheets do. */
  strings?: 'inline' | 'shared' | 'rich';
};

/** Styles of cells by number; `chinese` is a date that only Chinese spreadsheets know (31), `own` one of the file. */
export const styles = { date: 1, chinese: 2, percent: 3, own: 4, quoted: 5, scientific: 6 };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text as it stands in XML. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** The letters of a column, from 0. */
const letters = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : letters(Math.floor(place / 26) - 1) + letters(place % 26);

/** Gives lines of a kind with these columns: the n-th clean row with some cells put in place. */
export function sheetWriter(kind: RegistryKind, columns: Record<string, string>) {
  const keys = Object.keys(columns);
  return {
    header: { cells: Object.values(columns), fate: 'none' } as SheetLine,
    row: (n: number, fate: Fate, cells: Record<string, Cell> = {}, attributes = ''): SheetLine => {
      const row: Record<string, Cell> = { ...(cleanRow[kind](n) as Row), ...cells };
      return { cells: keys.map((key) => row[key] ?? ''), fate, attributes };
    },
  };
}

/** A line that is no row. */
export const plain = (...cells: Cell[]): SheetLine => ({ cells, fate: 'none' });

/** Packs sheets as a workbook, as spreadsheet programs do. */
export function xlsx(sheets: Sheet[], book: Book = {}): Buffer {
  const table: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string) => {
    const place = places.get(text) ?? table.push(text) - 1;
    places.set(text, place);
    return place;
  };
  const cellXml = (cell: Cell, ref: string): string => {
    if (typeof cell === 'function') return cell(ref);
    if (typeof cell === 'object')
      return `<c r="${ref}"${cell.style ? ` s="${cell.style}"` : ''}><v>${cell.number}</v></c>`;
    if (cell === '') return `<c r="${ref}"/>`;
    return book.strings === 'inline'
      ? `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
      : `<c r="${ref}" t="s"><v>${placeOf(cell)}</v></c>`;
  };
  const parts: Record<string, string | Buffer> = {};
  for (const [at, sheet] of sheets.entries()) {
    const rows = sheet.lines.flatMap(({ cells, attributes = '' }, line) =>
      cells.length === 0
        ? []
        : `<row r="${line + 1}"${attributes}>${cells.map((cell, place) => cellXml(cell, `${letters(place)}${line + 1}`)).join('')}</row>`,
    );
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${head}<worksheet xmlns="${main}" xmlns:r="${relation}"><sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
  }
  return zipOf({
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbookXml(sheets, book),
    'xl/_rels/workbook.xml.rels': relations(sheets.length, book.relations),
    ...parts,
    'xl/sharedStrings.xml': stringsXml(table, book.strings === 'rich'),
    'xl/styles.xml': stylesXml,
    ...book.parts,
  });
}

const workbookXml = (sheets: Sheet[], { date1904 }: Book): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
    .map(
      ({ name, state }, at) =>
        `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

const relations = (count: number, more = ''): string => {
  const of = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relation}/${type}" Target="${target}"/>`;
  const sheets = Array.from({ length: count }, (_, at) =>
    of(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.join('')}${of(count + 1, 'sharedStrings', 'sharedStrings.xml')}${of(count + 2, 'styles', 'styles.xml')}${more}</Relationships>`;
};

const contentTypes = (sheets: number): string => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const of = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
  const list = Array.from({ length: sheets }, (_, at) =>
    of(`worksheets/sheet${at + 1}`, 'worksheet'),
  );
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${of('workbook', 'sheet.main')}${list.join('')}${of('sharedStrings', 'sharedStrings')}${of('styles', 'styles')}</Types>`;
};

/** The table of strings; `rich` cuts each into runs and adds how it is read aloud. */
function stringsXml(table: string[], rich: boolean): string {
  const t = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;
  const item = (text: string) => {
    const [first = '', ...rest] = text;
    return rich
      ? `<si><r>${t(first)}</r><r><rPr><b/></rPr>${t(rest.join(''))}</r><rPh sb="0" eb="1"><t>gaoqing</t></rPh><phoneticPr fontId="1"/></si>`
      : `<si>${t(text)}</si>`;
  };
  return `${head}<sst xmlns="${main}" count="${table.length}" uniqueCount="${table.length}">${table.map(item).join('')}</sst>`;
}

const xf = (format: number, more = '') =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${format ? ' applyNumberFormat="1"' : ''}${more}/>`;

const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="7">${xf(0)}${xf(14)}${xf(31)}${xf(9)}${xf(176)}${xf(49, ' quotePrefix="1"')}${xf(11)}</cellXfs></styleSheet>`;
