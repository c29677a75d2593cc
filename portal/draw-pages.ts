import type { Request } from 'express';
import type { Database } from './database.ts';
import { storiesOf } from './draw-story.ts';
import type { Page } from './layout.ts';
import { drawIds, drawsOfPeople, noticesOfDraws, successorsOf } from './notices.ts';
import { drawPage } from './pages/draw.ts';
import { drawsPage } from './pages/draws.ts';
import { pageNumber, pageSize } from './parts/pager.ts';
import type { Reader } from './reader.ts';
import { transcriptOf } from './transcripts.ts';

/** The list of draws, one page of it. */
export async function drawsPageOf(
  reader: Reader,
  database: Database,
  query: Request['query'],
): Promise<Page> {
  const page = pageNumber(query['page']);
  // One more than is shown tells whether there is a next page.
  const ids = await drawIds(database, { limit: pageSize + 1, offset: (page - 1) * pageSize });
  const shown = ids.slice(0, pageSize);
  const draws = storiesOf(shown, await noticesOfDraws(database, shown));
  return drawsPage(reader, draws, { page, hasMore: ids.length > pageSize });
}

/** The page of one draw, or nothing when nothing was published about it. */
export async function drawPageOf(
  reader: Reader,
  database: Database,
  id: string,
): Promise<Page | undefined> {
  const [story] = storiesOf([id], await noticesOfDraws(database, [id]));
  if (!story) return undefined;
  const ofPeople = await drawsOfPeople(database, id);
  const people = storiesOf(ofPeople, await noticesOfDraws(database, ofPeople));
  const successors = story.ended ? await successorsOf(database, id) : [];
  const transcript = await transcriptOf(database, id);
  return drawPage(reader, { story, people, successors, transcript });
}
