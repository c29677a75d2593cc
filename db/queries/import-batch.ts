import { database } from '../data-source.ts';

/** What an import came to. */
export type BatchReport = {
  id: string;
  kind: string;
  fileName: string;
  fileHash: string;
  rows: number;
  clean: number;
  repaired: number;
  refused: { row: number; field: string; reason: string }[];
  unknownColumns: string[];
  importedBy: string;
  importedAt: Date;
  unitPath: string;
};

const select = `select t.id, t.kind, t.file_name as "fileName", t.file_hash as "fileHash", t.rows, t.clean,
    t.repaired, t.refused, t.unknown_columns as "unknownColumns", p.name as "importedBy",
    t.imported_at as "importedAt", u.path as "unitPath"
  from import_batch t join person p on p.id = t.imported_by join unit u on u.id = p.unit_id
  where exists (select 1 from unnest($1::text[]) q where starts_with(u.path, q))`;

/** The newest imports by people of the units at or below `paths`. */
export const batchesUnder = (paths: string[], limit = 20): Promise<BatchReport[]> =>
  database().query(`${select} order by t.imported_at desc limit $2`, [paths, limit]);

/** One import, for somebody who looks after its unit. */
export async function batchUnder(paths: string[], id: string): Promise<BatchReport | undefined> {
  const [batch] = await database().query(`${select} and t.id::text = $2`, [paths, id]);
  return batch;
}
