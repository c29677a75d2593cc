import { crc32 } from 'node:zlib';
import type { Archive } from './read-archive.ts';
import type { SheetParts } from './read-workbook.ts';

const namespace = 'http://schemas.openxmlformats.org';
const relation = `${namespace}/officeDocument/2006/relationships`;

/** A sheet's XML and how long it is, with the part of strings that its cells refer to, if any. */
export type PackedSheet = {
  size: number;
  open: () => AsyncIterable<Buffer>;
  sharedStrings: string | undefined;
};

/**
 * Packs one sheet with its strings and styles into a package of its own, front to back: the parser
 * meets nothing else of the file, each part after those that it refers to, and unpacked by a
 * reader that holds every part to its declared size.
 */
export async function* packSheet(
  archive: Archive,
  { styles, from1904 }: SheetParts,
  { size, open, sharedStrings }: PackedSheet,
): AsyncGenerator<Buffer> {
  yield packed('[Content_Types].xml', `<Types xmlns="${namespace}/package/2006/content-types"/>`);
  yield packed('_rels/.rels', relationships(['rId1', 'officeDocument', 'xl/workbook.xml']));
  yield packed('xl/workbook.xml', workbook(from1904));
  yield packed(
    'xl/_rels/workbook.xml.rels',
    relationships(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ...(sharedStrings ? [['rId2', 'sharedStrings', 'sharedStrings.xml'] as const] : []),
      ...(styles ? [['rId3', 'styles', 'styles.xml'] as const] : []),
    ),
  );
  if (sharedStrings) yield await copied('xl/sharedStrings.xml', archive, sharedStrings);
  if (styles) yield await copied('xl/styles.xml', archive, styles);
  yield beginning('xl/worksheets/sheet1.xml', size, 0);
  yield* open();
}

// In one piece: the parser puts the pieces of such a part together by copying all of them each time.
async function copied(name: string, archive: Archive, part: string): Promise<Buffer> {
  return packed(name, await archive.bytes(part));
}

function packed(name: string, content: Buffer | string): Buffer {
  if (typeof content === 'string') return packed(name, Buffer.from(content));
  return Buffer.concat([beginning(name, content.length, crc32(content)), content]);
}

/** The local header of a stored part (APPNOTE 4.3.7). */
function beginning(name: string, size: number, checksum: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(checksum, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function relationships(...list: (readonly [id: string, kind: string, target: string])[]): string {
  const tags = list.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${relation}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${namespace}/package/2006/relationships">${tags.join('')}</Relationships>`;
}

function workbook(from1904: boolean): string {
  return (
    `<workbook xmlns="${namespace}/spreadsheetml/2006/main" xmlns:r="${relation}">` +
    `<workbookPr date1904="${from1904 ? 1 : 0}"/>` +
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
  );
}
