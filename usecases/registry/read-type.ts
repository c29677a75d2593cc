import { extname } from 'node:path';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { beginningOf, type RegistrySource } from './read-source.ts';

type FileType = 'xlsx' | 'csv';

/** The type of a file by its first bytes; its name may not claim another. */
export async function fileTypeOf(source: RegistrySource): Promise<FileType> {
  const beginning = await beginningOf(source, 4096);
  const type = typeOf(beginning);
  const claimed = extname(source.name).toLowerCase();
  if (type === 'csv' && claimed === '.xlsx') throw new UnreadableFile('type', { expected: 'XLSX' });
  if (type === 'xlsx' && ['.csv', '.txt'].includes(claimed))
    throw new UnreadableFile('type', { expected: 'CSV' });
  return type;
}

function typeOf(beginning: Buffer): FileType {
  if (beginning.length === 0) throw new UnreadableFile('empty');
  if (startsWith(beginning, [0x50, 0x4b, 3, 4])) return 'xlsx';
  // The OLE container: XLS of 97-2003, and every workbook with a password.
  if (startsWith(beginning, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFile('legacyWorkbook');
  if (startsWith(beginning, [0xff, 0xfe]) || startsWith(beginning, [0xfe, 0xff]))
    throw new UnreadableFile('utf16');
  if (beginning.includes(0) || beginning.toString('latin1', 0, 5) === '%PDF-')
    throw new UnreadableFile('type', { expected: 'XLSX / CSV' });
  return 'csv';
}

function startsWith(bytes: Buffer, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
