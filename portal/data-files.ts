import { csvOf } from '../domain/csv.ts';
import type { AnnouncementBody, ResultBody, TaskBody } from './bodies.ts';
import { correctionsOfYear } from './corrections.ts';
import { dataFields, type DataSet } from './data-schema.ts';
import { correctionRow, type DataRow, drawRow, resultRow, taskRow } from './data-sets.ts';
import type { Database } from './database.ts';
import { noticesOfYear } from './notices.ts';

/** The files of which there is one for each year of publication. */
export const yearly = ['results', 'corrections', 'tasks', 'draws'] as const;
type Yearly = (typeof yearly)[number];
type Rows = AsyncIterable<DataRow[]>;

/** The rows of a year, in portions. */
export const rowsOf: Record<Yearly, (database: Database, year: number) => Rows> = {
  results: (database, year) => of(noticesOfYear<ResultBody>(database, 'result', year), resultRow),
  tasks: (database, year) => of(noticesOfYear<TaskBody>(database, 'task', year), taskRow),
  // A draw of people names nobody and is counted in the figures; here are those of subjects.
  draws: (database, year) =>
    of(
      noticesOfYear<AnnouncementBody>(database, 'announcement', year),
      drawRow,
      ({ body }) => body.kind === undefined,
    ),
  corrections: async function* corrections(database, year) {
    yield (await correctionsOfYear(database, year)).map(correctionRow);
  },
};

async function* of<Copy>(
  portions: AsyncIterable<Copy[]>,
  row: (copy: Copy) => DataRow,
  counts: (copy: Copy) => boolean = () => true,
): Rows {
  for await (const portion of portions) yield portion.filter(counts).map(row);
}

/** A file of rows as it is sent, piece by piece: CSV with its head, or JSON with the name of its schema. */
export const piecesOf: Record<'csv' | 'json', (set: DataSet, rows: Rows) => AsyncIterable<string>> =
  {
    csv: async function* csv(set, rows) {
      const names = dataFields[set].map((field) => field.name);
      yield csvOf([names]);
      for await (const portion of rows) {
        // Only the head of the file has the mark of UTF-8.
        if (portion.length > 0)
          yield csvOf(portion.map((row) => names.map((name) => row[name] ?? ''))).slice(1);
      }
    },
    json: async function* json(set, rows) {
      yield `{"schema":"yaohao/data/${set}/1","rows":[`;
      let comma = '';
      for await (const portion of rows) {
        if (portion.length === 0) continue;
        yield comma + portion.map((row) => JSON.stringify(row)).join(',');
        comma = ',';
      }
      yield ']}';
    },
  };
