import type { ExclusionsBody, ItemsBody, PlanBody, ResultBody } from './bodies.ts';
import type { Database } from './database.ts';
import { storiesOf } from './draw-story.ts';
import type { Page } from './layout.ts';
import {
  countsOfAll,
  drawIds,
  latestNotices,
  type Notice,
  noticesOfDraws,
  versionsOf,
} from './notices.ts';
import { exclusionsPage } from './pages/exclusions.ts';
import { homePage } from './pages/home.ts';
import { itemsPage } from './pages/items.ts';
import { listsPage } from './pages/lists.ts';
import { planPage } from './pages/plan.ts';
import type { Reader } from './reader.ts';

const onHome = 5;
const mostLists = 100;

/** The home page with the latest of each kind. */
export async function homePageOf(reader: Reader, database: Database): Promise<Page> {
  const ids = await drawIds(database, { limit: onHome, offset: 0 });
  return homePage(reader, {
    draws: storiesOf(ids, await noticesOfDraws(database, ids)),
    results: await latestNotices<ResultBody>(database, ['result'], onHome),
    lists: await latestNotices<ItemsBody | PlanBody>(database, ['items', 'plan'], onHome),
    counts: await countsOfAll(database),
  });
}

/** An item list, or the choice between those of several bureaus. */
export const itemsPageOf = (reader: Reader, database: Database, ref?: string, number?: number) =>
  listPageOf<ItemsBody>(
    { reader, database, kind: 'items', which: 'items', show: itemsPage },
    ref,
    number,
  );

/** An annual plan, or the choice between several years or bureaus. */
export const planPageOf = (reader: Reader, database: Database, ref?: string, number?: number) =>
  listPageOf<PlanBody>(
    { reader, database, kind: 'plan', which: 'plans', show: planPage },
    ref,
    number,
  );

/** A year's report of inspections outside the draw, or the choice between several. */
export const exclusionsPageOf = (
  reader: Reader,
  database: Database,
  ref?: string,
  number?: number,
) =>
  listPageOf<ExclusionsBody>(
    { reader, database, kind: 'exclusions', which: 'exclusions', show: exclusionsPage },
    ref,
    number,
  );

type Listing<Body> = {
  reader: Reader;
  database: Database;
  kind: 'items' | 'plan' | 'exclusions';
  which: 'items' | 'plans' | 'exclusions';
  show: (reader: Reader, all: Notice<Body>[], shown: Notice<Body>) => Page;
};

async function listPageOf<Body>(
  { reader, database, kind, which, show }: Listing<Body>,
  ref?: string,
  number?: number,
): Promise<Page | undefined> {
  if (ref === undefined) {
    const latest = await latestNotices<Body>(database, [kind], mostLists);
    const [only, ...others] = latest;
    if (!only || others.length > 0) return listsPage(reader, which, latest);
    ref = only.ref;
  }
  const all = await versionsOf<Body>(database, kind, ref);
  const shown = number === undefined ? all[0] : all.find((notice) => notice.number === number);
  return shown && show(reader, all, shown);
}
