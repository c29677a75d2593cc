import { writeXlsxStream } from 'hucre/xlsx';
import { unseal } from '../../../db/sealed.ts';
import { refusedCells } from '../../../db/queries/import-jobs.ts';
import type { Layout } from '../../../domain/registry/mapping.ts';
import { inert } from '../../export/inert.ts';

/** The words of the columns that stand beside the cells of a refused row. */
export type RefusalWords = {
  row: string;
  field: string;
  reason: string;
  why: (reason: string) => string;
};

type Refused = { id: string; layout: Layout | null };

/**
 * The refused rows of an import as a workbook: the columns of the file as they were, then why each row
 * was refused. What could run as a formula is given back as plain text.
 */
export const refusedWorkbook = (job: Refused, words: RefusalWords): AsyncIterable<Uint8Array> =>
  writeXlsxStream(rowsOf(job, words), { name: words.reason }) as AsyncIterable<Uint8Array>;

const rowsAtATime = 1000;

async function* rowsOf({ id, layout }: Refused, words: RefusalWords): AsyncGenerator<string[]> {
  const columns = layout?.columns ?? [];
  const width = 1 + Math.max(-1, ...columns.map(({ place }) => place));
  const titles = Array.from(
    { length: width },
    (_, at) => columns.find(({ place }) => place === at)?.text ?? '',
  );
  yield [...titles, words.row, words.field, words.reason];
  for (let after = 0; ;) {
    const rows = await refusedCells(id, after, rowsAtATime);
    for (const { row, field, reason, sealed } of rows) {
      const cells = JSON.parse(unseal(sealed)) as string[];
      const whole = Array.from({ length: Math.max(width, cells.length) }, (_, at) =>
        inert(cells[at] ?? ''),
      );
      yield [...whole, String(row), field, words.why(reason)];
    }
    if (rows.length < rowsAtATime) return;
    after = rows.at(-1)!.row;
  }
}
