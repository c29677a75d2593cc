import { writeXlsxStream } from 'hucre/xlsx';
import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { unseal } from '../../db/sealed.ts';
import type { ExportFormat, ExportList } from '../../domain/export.ts';
import { maskTelephone } from '../../domain/mask.ts';
import { csvLine } from './csv-line.ts';
import { inert } from './inert.ts';
import { exportSql } from './lists.ts';

type Row = { id: string; cells: (string | null)[]; sealed: Buffer | null };

const rowsAtATime = 2000;

/**
 * The rows of a list at or below a unit, under their headers: telephones masked, no identity numbers, no
 * cell that a spreadsheet would run. Pages of rows follow one another by id, so nothing is held.
 */
export function exportContent(
  list: ExportList,
  format: ExportFormat,
  unitPath: string,
): AsyncIterable<Uint8Array> {
  const rows = rowsOf(list, unitPath);
  if (format === 'csv') return csvOf(rows);
  return writeXlsxStream(rows, { name: list }) as AsyncIterable<Uint8Array>;
}

/** How many rows a list has at or below a unit. */
export async function countOf(
  tx: EntityManager,
  list: ExportList,
  unitPath: string,
): Promise<number> {
  const { from } = exportSql[list];
  const [row] = await tx.query(`select count(*)::int as n from ${from}`, [unitPath]);
  return row.n;
}

const beforeAll = { uuid: '00000000-0000-0000-0000-000000000000', text: '' };

async function* rowsOf(list: ExportList, unitPath: string): AsyncGenerator<string[]> {
  const { columns, from, key, keyType = 'uuid', telephone } = exportSql[list];
  yield Object.keys(columns);
  const texts = Object.values(columns).map((column) => `(${column})::text`);
  let after = beforeAll[keyType];
  for (;;) {
    const rows: Row[] = await database().query(
      `select ${key} as id, array[${texts.join(', ')}] as cells, ${telephone ?? 'null::bytea'} as sealed
       from ${from} and ${key} > $2::${keyType} order by ${key} limit ${rowsAtATime}`,
      [unitPath, after],
    );
    for (const row of rows) yield cellsOf(row);
    if (rows.length < rowsAtATime) return;
    after = rows.at(-1)!.id;
  }
}

function cellsOf({ cells, sealed }: Row): string[] {
  const telephone = sealed ? maskTelephone(unseal(sealed)) : '';
  return cells.map((cell) => inert(cell === 'TELEPHONE' ? telephone : (cell ?? '')));
}

async function* csvOf(rows: AsyncIterable<string[]>): AsyncGenerator<Buffer> {
  // The mark by which spreadsheets know UTF-8.
  let text = '\uFEFF';
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < 2 ** 16) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
