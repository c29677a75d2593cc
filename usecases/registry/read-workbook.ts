import { posix } from 'node:path';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import type { Archive } from './read-archive.ts';

/** Where a workbook keeps a sheet and what the sheet's cells refer to. */
export type SheetParts = {
  sheet: string;
  sharedStrings: string | undefined;
  styles: string | undefined;
  /** The relationships of the sheet, when it has any. */
  relationships: string | undefined;
  /** Days are counted from 1904, as old workbooks of the Macintosh do. */
  from1904: boolean;
};

type Attributes = Record<string, string>;
type Relationship = { id: string; kind: string; target: string };

/** Finds the parts of every visible sheet; refuses macros and links to other workbooks. */
export async function findSheets(archive: Archive): Promise<SheetParts[]> {
  if (!archive.names.includes('[Content_Types].xml') || !archive.names.includes('_rels/.rels'))
    throw new UnreadableFile('type', { expected: 'XLSX' });
  const workbook = await findWorkbook(archive);
  refuseActive(archive);
  const text = await archive.text(workbook);
  const related = await relationshipsOf(archive, workbook);
  const part = (kind: string) => related.find((found) => found.kind === kind)?.target;
  const from1904 = tagsOf(text, 'workbookPr').some(({ date1904 = '' }) =>
    /^(1|true)$/.test(date1904),
  );
  const sheets = visibleSheets(text, related).map((sheet) => ({
    sheet,
    sharedStrings: part('sharedStrings'),
    styles: part('styles'),
    relationships: [relationshipsPart(sheet)].find((name) => archive.names.includes(name)),
    from1904,
  }));
  if (sheets.length === 0) throw new UnreadableFile('damaged');
  return sheets;
}

async function findWorkbook(archive: Archive): Promise<string> {
  const root = await relationshipsOf(archive, '');
  const workbook = root.find(({ kind }) => kind === 'officeDocument')?.target;
  if (!workbook?.includes('workbook')) throw new UnreadableFile('type', { expected: 'XLSX' });
  return workbook;
}

function refuseActive({ names }: Archive): void {
  if (names.some((name) => name.endsWith('vbaProject.bin'))) throw new UnreadableFile('macros');
  if (names.some((name) => name.includes('externalLinks/')))
    throw new UnreadableFile('externalLinks');
}

/** The parts of the sheets that people see, in their order; sheets of charts alone are none. */
function visibleSheets(workbook: string, related: readonly Relationship[]): string[] {
  const ids = tagsOf(workbook, 'sheet')
    .filter(({ state = 'visible' }) => state === 'visible')
    .map((tag) => Object.entries(tag).find(([name]) => name.endsWith(':id'))?.[1]);
  return ids.flatMap((wanted) =>
    related.flatMap(({ id, kind, target }) =>
      id === wanted && kind === 'worksheet' ? [target] : [],
    ),
  );
}

const relationshipsPart = (part: string) =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const text = await archive.text(part === '' ? '_rels/.rels' : relationshipsPart(part));
  return tagsOf(text, 'Relationship').map(({ Id = '', Type = '', Target = '' }) => ({
    id: Id,
    kind: posix.basename(Type),
    target: Target.startsWith('/')
      ? Target.slice(1)
      : posix.join(part === '' ? '' : posix.dirname(part), Target),
  }));
}

/** The attributes of every element of one name; workbook and relationship parts have no more to them. */
export function tagsOf(xml: string, name: string): Attributes[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)/?>`, 'g'));
  return [...tags].map(([, attributes = '']) => {
    const pairs = attributes.matchAll(/([\w:.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return Object.fromEntries(
      [...pairs].map(([, key, one, other]) => [key, unescape(one ?? other)]),
    );
  });
}

const unescape = (text = ''): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof entities) => entities[name]);

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
