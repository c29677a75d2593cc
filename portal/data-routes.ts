import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import type { StatisticsBody } from '../domain/statistics.ts';
import { piecesOf, rowsOf, yearly } from './data-files.ts';
import { dataFields, type DataSet, schemaOf } from './data-schema.ts';
import { type DataRow, statisticsRows } from './data-sets.ts';
import { fewAtOnce } from './few-at-once.ts';
import { keep } from './headers.ts';
import { versionsOf } from './notices.ts';
import { codingsOf } from './packing.ts';
import type { Site } from './site.ts';
import { turnAway } from './turn-away.ts';

const sets = Object.keys(dataFields) as DataSet[];
const formats = ['csv', 'json'] as const;
type Format = (typeof formats)[number];
type Rows = AsyncIterable<DataRow[]>;

// A file is a whole year: a few at a time leave the database to the pages.
const mostFiles = 3;

/** The files that anybody may take away, and what their fields are. */
export function dataRoutes(site: Site): Router {
  const { database } = site;
  const router = Router();
  const few = fewAtOnce(mostFiles, turnAway(site, 'busy', 10));
  for (const set of sets) {
    router.get(`/data/${set}.schema.json`, (_request, response) => {
      keep(response, 'page');
      response.json(schemaOf(set));
    });
  }
  for (const format of formats) {
    router.get(`/statistics/:ref/:number.${format}`, few, async (request, response, next) => {
      const { ref, number } = request.params as { ref: string; number: string };
      if (ref.includes('\0')) return next();
      const all = await versionsOf<StatisticsBody>(database, 'statistics', ref);
      const found = all.find((notice) => String(notice.number) === number);
      if (!found) return next();
      const file = { set: 'statistics', format, name: `${ref}-${number}` } as const;
      await send(request, response, file, once(statisticsRows(found.body)));
    });
    for (const set of yearly) {
      router.get(`/data/${set}/:year.${format}`, few, async (request, response, next) => {
        const { year } = request.params as { year: string };
        if (!/^20\d\d$/.test(year)) return next();
        const file = { set, format, name: `${set}-${year}` };
        await send(request, response, file, rowsOf[set](database, Number(year)));
      });
    }
  }
  return router;
}

async function* once(rows: DataRow[]): Rows {
  yield rows;
}

const types: Record<Format, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

async function send(
  request: Request,
  response: Response,
  { set, format, name }: { set: DataSet; format: Format; name: string },
  rows: Rows,
): Promise<void> {
  const pieces = piecesOf[format](set, rows)[Symbol.asyncIterator]();
  // The first portion is read before a head is sent, so that a failure is still told as one.
  const first = [await pieces.next(), await pieces.next()].flatMap(({ value }) => value ?? []);
  keep(response, 'page');
  response.attachment(`${name}.${format}`).type(types[format]).vary('Accept-Encoding');
  const isPacked = codingsOf(request.headers['accept-encoding']).includes('gzip');
  if (isPacked) response.set('Content-Encoding', 'gzip');
  if (request.method === 'HEAD') return void response.end();
  // Whoever goes away in the middle has done nothing wrong.
  const text = Readable.from(after(first, pieces));
  await (isPacked ? pipeline(text, createGzip(), response) : pipeline(text, response)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    },
  );
}

async function* after(first: string[], pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield* first;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}
