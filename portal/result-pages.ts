import type { Request } from 'express';
import { findings } from '../domain/inspection.ts';
import type { ResultBody } from './bodies.ts';
import type { Database } from './database.ts';
import { storiesOf } from './draw-story.ts';
import type { Page } from './layout.ts';
import { noticesOfDraws, versionsOf } from './notices.ts';
import { resultPage } from './pages/result.ts';
import { resultsPage } from './pages/results.ts';
import { searchPage } from './pages/search.ts';
import { pageNumber, pageSize } from './parts/pager.ts';
import type { Reader } from './reader.ts';
import { searchDraws, searchItems, searchResults, wordsOf } from './search.ts';

type Query = Request['query'];

/** The results that match name or code and finding, one page of them. */
export async function resultsPageOf(
  reader: Reader,
  database: Database,
  query: Query,
): Promise<Page> {
  const q = wordsOf(query['q']);
  const finding = findings.find((each) => each === query['finding']) ?? '';
  const asked = { q, finding, from: dayIn(query['from']), to: dayIn(query['to']) };
  const page = pageNumber(query['page']);
  const offset = (page - 1) * pageSize;
  const found = await searchResults(database, { ...asked, limit: pageSize, offset });
  const hasMore =
    offset + found.results.length < found.count ||
    (found.isMore && found.results.length === pageSize);
  return resultsPage(reader, { ...asked, ...found, page, hasMore });
}

// A day as the browser's field writes it; anything else is none.
function dayIn(value: unknown): string {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return '';
  const at = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value ? '' : value;
}

/** The page of one result, or nothing when it was not published. */
export async function resultPageOf(
  reader: Reader,
  database: Database,
  ref: string,
): Promise<Page | undefined> {
  const versions = await versionsOf<ResultBody>(database, 'result', ref);
  if (versions.length === 0) return undefined;
  // An inspection's number is that of its task, which is that of its draw, and a count: …-000012-0003. The part
  // of a department that is disclosed by itself has its number after that: …-0003-D2.
  const ownId = ref.replace(/-\d+(?:-D\d+)?$/, '');
  const merged = versions.flatMap(({ body }) => body.tasks?.map(({ code }) => code) ?? []);
  const notices = await noticesOfDraws(database, [ownId, ...merged]);
  const published = new Set(notices.map((notice) => notice.ref));
  return resultPage(reader, { versions, ownId, published });
}

const perGroup = 10;

/** What the words of the search box are found in. */
export async function searchPageOf(
  reader: Reader,
  database: Database,
  query: Query,
): Promise<Page> {
  const q = wordsOf(query['q']);
  if (q === '') return searchPage(reader, { q, results: [], draws: [], items: [] });
  const all = { finding: '', from: '', to: '', limit: perGroup, offset: 0 };
  const { results } = await searchResults(database, { q, ...all });
  const ids = await searchDraws(database, q, perGroup);
  const draws = storiesOf(ids, await noticesOfDraws(database, ids));
  const items = await searchItems(database, q, perGroup);
  return searchPage(reader, { q, results, draws, items });
}
