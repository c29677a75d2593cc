import { type Response, Router } from 'express';
import { csvOf } from '../domain/csv.ts';
import type { StatisticsBody } from '../domain/statistics.ts';
import type { AnnouncementBody, ResultBody } from './bodies.ts';
import { dataFields, type DataSet, schemaOf } from './data-schema.ts';
import { type DataRow, drawRow, resultRow, statisticsRows } from './data-sets.ts';
import type { Database } from './database.ts';
import { keep } from './headers.ts';
import { noticesOfYear, versionsOf } from './notices.ts';
import type { Site } from './site.ts';

const sets = Object.keys(dataFields) as DataSet[];
const formats = ['csv', 'json'] as const;
type Format = (typeof formats)[number];

/** The files that anybody may take away, and what their fields are. */
export function dataRoutes({ database }: Site): Router {
  const router = Router();
  for (const set of sets) {
    router.get(`/data/${set}.schema.json`, (_request, response) => {
      keep(response, 'page');
      response.json(schemaOf(set));
    });
  }
  for (const format of formats) {
    router.get(`/statistics/:ref/:number.${format}`, async (request, response, next) => {
      const { ref, number } = request.params;
      if (ref.includes('\0')) return next();
      const all = await versionsOf<StatisticsBody>(database, 'statistics', ref);
      const found = all.find((notice) => String(notice.number) === number);
      if (!found) return next();
      send(
        response,
        { set: 'statistics', format, name: `${ref}-${number}` },
        statisticsRows(found.body),
      );
    });
    for (const set of ['results', 'draws'] as const) {
      router.get(`/data/${set}/:year.${format}`, async (request, response, next) => {
        const { year } = request.params;
        if (!/^20\d\d$/.test(year)) return next();
        const rows = await rowsOf[set](database, Number(year));
        send(response, { set, format, name: `${set}-${year}` }, rows);
      });
    }
  }
  return router;
}

const rowsOf: Record<
  'results' | 'draws',
  (database: Database, year: number) => Promise<DataRow[]>
> = {
  results: async (database, year) =>
    (await noticesOfYear<ResultBody>(database, 'result', year)).map(resultRow),
  // A draw of people names nobody and is counted in the figures; here are those of subjects.
  draws: async (database, year) =>
    (await noticesOfYear<AnnouncementBody>(database, 'announcement', year))
      .filter(({ body }) => body.kind === undefined)
      .map(drawRow),
};

function send(
  response: Response,
  { set, format, name }: { set: DataSet; format: Format; name: string },
  rows: DataRow[],
): void {
  keep(response, 'page');
  response.attachment(`${name}.${format}`);
  if (format === 'json') {
    response.json({ schema: `yaohao/data/${set}/1`, rows });
    return;
  }
  const names = dataFields[set].map((field) => field.name);
  const lines = rows.map((row) => names.map((field) => row[field] ?? ''));
  response.type('text/csv; charset=utf-8').send(csvOf([names, ...lines]));
}
