import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import type { RegistrySource } from '../../../usecases/registry/read-source.ts';

type Parts = Record<string, string | Buffer>;
type Packing = { flags?: number; declared?: number };

/** A workbook of one sheet as spreadsheets write it: shared strings, rows from the first on. */
export async function workbookOf(rows: (string | number | boolean | Date | null)[][]) {
  const content = await writeXlsx({ sheets: [{ name: '名录库', rows }] });
  return source('名录库.xlsx', Buffer.from(content));
}

/** The parts of a workbook whose one sheet has this XML; more parts may be added or put in place. */
export function partsOf(sheet: string, more: Parts = {}): Parts {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${types}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  };
}

/** A sheet with rows of inline strings; a cell given as XML stands as it is. */
export function sheetOf(rows: string[][], after = ''): string {
  const lines = rows.map((cells, index) => {
    const row = cells.map((cell, place) =>
      cell.startsWith('<') ? cell : textCell(`${'ABCDEFGHIJKLMN'[place]}${index + 1}`, cell),
    );
    return `<row r="${index + 1}">${row.join('')}</row>`;
  });
  return `<worksheet><sheetData>${lines.join('')}</sheetData>${after}</worksheet>`;
}

/** A cell with an inline string. */
export const textCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Packs parts into a zip archive, each with the flags or the declared size it is given. */
export function zipOf(parts: Parts, packing: Record<string, Packing> = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const { flags = 0, declared = plain.length } = packing[name] ?? {};
    const fields = fieldsOf(Buffer.from(name), packed.length, declared, crc32(plain), flags);
    bodies.push(Buffer.concat([word(0x04034b50), fields, Buffer.from(name), packed]));
    directory.push(entryOf(fields, offset, Buffer.from(name)));
    offset += bodies.at(-1)?.length ?? 0;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

/** A file in memory. */
export const source = (name: string, content: Buffer | string): RegistrySource => ({
  name,
  bytes: Buffer.from(content),
});

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** What a local header and the directory have in common, from the version to the lengths. */
function fieldsOf(name: Buffer, packed: number, size: number, checksum: number, flags: number) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function entryOf(fields: Buffer, offset: number, name: Buffer): Buffer {
  const versionMadeBy = Buffer.from([20, 0]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([word(0x02014b50), versionMadeBy, fields, rest, name]);
}
