import { type Request, type RequestHandler, Router } from 'express';
import { answerOf, asked, keyOf, sendKept } from './answer.ts';
import { checkpointRoutes, checkpointsPageOf } from './checkpoints.ts';
import { presentTime } from './clock.ts';
import { creditPages } from './credit-pages.ts';
import { drawPageOf, drawsPageOf } from './draw-pages.ts';
import { fairnessYears } from './fairness-data.ts';
import { keep } from './headers.ts';
import { layout, type Page } from './layout.ts';
import { exclusionsPageOf, homePageOf, itemsPageOf, planPageOf } from './list-pages.ts';
import { keptOf } from './kept.ts';
import { fairnessPage } from './pages/fairness.ts';
import { howToVerifyPage } from './pages/how-to-verify.ts';
import { type Reader, readerOf } from './reader.ts';
import { findReceiptPageOf, receiptPageOf } from './receipt-pages.ts';
import { correctionsPageOf, subjectPageOf, tasksPageOf } from './record-pages.ts';
import type { ReceiptDesk } from './receipts/desk.ts';
import { resultPageOf, resultsPageOf, searchPageOf } from './result-pages.ts';
import type { Site } from './site.ts';
import { statisticsPages } from './statistics-pages.ts';

/** The pages that people read, each at its address. */
export function pageRoutes(site: Site, desk: ReceiptDesk): Router {
  const router = Router();
  const { database } = site;
  const at = (path: string, load: Load) => router.get(path, show(site, path, load));
  // Postgres has no NUL in a text, so nothing was published under such a name.
  for (const name of ['ref', 'uscc']) {
    router.param(name, (_request, _response, next, value: string) =>
      value.includes('\0') ? next('router') : next(),
    );
  }
  at('/', (reader) => homePageOf(reader, database));
  at('/items', (reader) => itemsPageOf(reader, database));
  at('/items/:ref', (reader, { ref }) => itemsPageOf(reader, database, ref));
  at('/items/:ref/:number', (reader, { ref, number }) =>
    itemsPageOf(reader, database, ref, Number(number)),
  );
  at('/plans', (reader) => planPageOf(reader, database));
  at('/plans/:ref', (reader, { ref }) => planPageOf(reader, database, ref));
  at('/plans/:ref/:number', (reader, { ref, number }) =>
    planPageOf(reader, database, ref, Number(number)),
  );
  at('/exclusions', (reader) => exclusionsPageOf(reader, database));
  at('/exclusions/:ref', (reader, { ref }) => exclusionsPageOf(reader, database, ref));
  at('/exclusions/:ref/:number', (reader, { ref, number }) =>
    exclusionsPageOf(reader, database, ref, Number(number)),
  );
  at('/draws', (reader, _params, query) => drawsPageOf(reader, database, query));
  at('/draws/:ref', (reader, { ref = '' }) => drawPageOf(reader, database, ref));
  at('/draws/:ref/receipts', (reader, { ref = '' }, query) =>
    findReceiptPageOf(reader, database, ref, query),
  );
  at('/draws/:ref/receipts/:id', (reader, { ref = '', id = '' }) =>
    receiptPageOf(reader, database, desk, { ref, id }),
  );
  at('/results', (reader, _params, query) => resultsPageOf(reader, database, query));
  at('/results/:ref', (reader, { ref = '' }) => resultPageOf(reader, database, ref));
  at('/subjects/:uscc', (reader, { uscc = '' }, query) =>
    subjectPageOf(reader, database, uscc, query),
  );
  at('/corrections', (reader, _params, query) => correctionsPageOf(reader, database, query));
  at('/tasks', (reader, _params, query) => tasksPageOf(reader, database, query));
  router.use(checkpointRoutes(site));
  at('/checkpoints', (reader) => checkpointsPageOf(reader, database));
  at('/search', (reader, _params, query) => searchPageOf(reader, database, query));
  for (const [path, load] of creditPages(database)) at(path, load);
  for (const [path, load] of statisticsPages(database)) at(path, load);
  at('/fairness', async (reader) => fairnessPage(reader, await fairnessYears(database)));
  at('/how-to-verify', (reader) => Promise.resolve(howToVerifyPage(reader)));
  return router;
}

type Params = Record<string, string | undefined>;
type Load = (
  reader: Reader,
  params: Params,
  query: Request['query'],
) => Promise<Page | { to: string } | undefined>;

// What the pages with lists and search boxes read of the address; no other page reads anything.
const questions: Record<string, readonly string[]> = {
  '/draws': ['page'],
  '/draws/:ref/receipts': ['id'],
  '/results': ['q', 'finding', 'from', 'to', 'page'],
  '/subjects/:uscc': ['page'],
  '/corrections': ['page'],
  '/tasks': ['page'],
  '/search': ['q'],
  '/blacklist': ['q'],
  '/credit': ['q'],
};

// A page that was never published falls through to 404; one that lives elsewhere leads there.
const show =
  (site: Site, path: string, load: Load): RequestHandler =>
  async (request, response, next) => {
    const now = await presentTime(site.database, site.demo);
    const reader = readerOf(request, response, { url: site.url, now });
    const names = questions[path] ?? [];
    for (const name of new Set(reader.here.searchParams.keys())) {
      if (!names.includes(name)) reader.here.searchParams.delete(name);
    }
    // The demo's clock is moved by people; pages that tell the time go with it.
    const moved = site.demo ? ` ${Math.round((now.getTime() - Date.now()) / 1000)}` : '';
    const made = await answerOf(site, keyOf(reader, request) + moved, async () => {
      const page = await load(reader, request.params as Params, asked(request.query, names));
      return !page || 'to' in page ? page : keptOf(layout(reader, page), 'html');
    });
    if (!made) return next();
    if (!('to' in made)) return sendKept(response, made);
    keep(response, 'page');
    response.redirect(303, made.to);
  };
