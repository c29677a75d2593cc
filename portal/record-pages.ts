import type { Request } from 'express';
import type { TaskBody } from './bodies.ts';
import { correctionsOf } from './corrections.ts';
import type { Database } from './database.ts';
import type { Page } from './layout.ts';
import { noticesOfKind } from './notices.ts';
import { correctionsPage } from './pages/corrections.ts';
import { subjectPage } from './pages/subject.ts';
import { tasksPage } from './pages/tasks.ts';
import { pageNumber, pageSize } from './parts/pager.ts';
import type { Reader } from './reader.ts';
import { recordOf } from './subjects.ts';

type Query = Request['query'];

/** the page of a subject, or nothing when no result of it was published. */
export async function subjectPageOf(
  reader: Reader,
  database: Database,
  uscc: string,
  query: Query,
): Promise<Page | undefined> {
  const page = pageNumber(query['page']);
  const offset = (page - 1) * pageSize;
  const record = await recordOf(database, uscc, { limit: pageSize, offset });
  if (!record || record.results.length === 0) return undefined;
  const total = record.findings.reduce((sum, { count }) => sum + count, 0);
  return subjectPage(reader, record, { page, hasMore: offset + record.results.length < total });
}

/** One page of the corrections of results. */
export async function correctionsPageOf(
  reader: Reader,
  database: Database,
  query: Query,
): Promise<Page> {
  const page = pageNumber(query['page']);
  const offset = (page - 1) * pageSize;
  const found = await correctionsOf(database, { limit: pageSize, offset });
  const hasMore = offset + found.corrections.length < found.count;
  return correctionsPage(reader, { ...found, page, hasMore });
}

/** One page of the announcements of tasks. */
export async function tasksPageOf(reader: Reader, database: Database, query: Query): Promise<Page> {
  const page = pageNumber(query['page']);
  // One more than is shown tells whether there is a next page.
  const limit = pageSize + 1;
  const offset = (page - 1) * pageSize;
  const found = await noticesOfKind<TaskBody>(database, 'task', { limit, offset });
  const hasMore = found.length > pageSize;
  return tasksPage(reader, found.slice(0, pageSize), { page, hasMore });
}
