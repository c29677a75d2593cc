import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { RegistrySource } from '../../usecases/registry/read-source.ts';
import { partsOf, zipOf } from '../usecases/registry/workbook.ts';
import type { Gen, Written } from './dirty-cells.ts';

/** The rows of a file, one after the other; a row of nothing is an empty one. */
export type Lines = Written[][];

/** How a file is written down. */
export const fileForms = ['utf-8', 'utf-8 with mark', 'gb18030', 'workbook'] as const;

/** Writes rows as a file of one of the forms. */
export function fileOf(g: Gen, form: (typeof fileForms)[number], rows: Lines): RegistrySource {
  if (form === 'workbook') return { name: '名录.xlsx', bytes: workbookOf(rows) };
  const end = g(() => fc.constantFrom('\n', '\r\n'));
  const quoteAll = g(fc.boolean);
  const text = rows
    .map((cells) => cells.map((cell) => csvCell(cell, quoteAll)).join(','))
    .join(end);
  const bytes =
    form === 'gb18030'
      ? iconv.encode(text, 'gb18030')
      : Buffer.from(form === 'utf-8' ? text : `\uFEFF${text}`);
  return { name: '名录.csv', bytes };
}

function csvCell({ text }: Written, quoteAll: boolean): string {
  return quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function workbookOf(rows: Lines): Buffer {
  const lines = rows.flatMap((cells, index) => {
    if (cells.length === 0) return [];
    const xml = cells.map((cell, place) => cellXml(cell, `${nameOf(place)}${index + 1}`));
    return [`<row r="${index + 1}">${xml.join('')}</row>`];
  });
  return zipOf(partsOf(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`));
}

const nameOf = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : `A${String.fromCharCode(39 + place)}`;

function cellXml({ text, as }: Written, ref: string): string {
  if (as === 'formula') return `<c r="${ref}"><f>1+1</f><v>2</v></c>`;
  if (as === 'number' && text !== '') return `<c r="${ref}"><v>${text}</v></c>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return text === ''
    ? ''
    : `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}
