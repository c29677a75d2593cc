import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { log } from '../log.ts';
import { fromCache } from './answer.ts';
import { assetRoutes } from './assets.ts';
import { isDatabaseDown } from './database.ts';
import { dataRoutes } from './data-routes.ts';
import { fewAtOnce } from './few-at-once.ts';
import { headers, keep } from './headers.ts';
import { formPaths, intakeRoutes } from './intake.ts';
import { layout } from './layout.ts';
import { limiter } from './limiter.ts';
import { pageRoutes } from './page-routes.ts';
import { problemPage } from './pages/problem.ts';
import { plainRoutes } from './plain-routes.ts';
import { readerOf } from './reader.ts';
import { receiptDesk } from './receipts/desk.ts';
import { scriptRoutes } from './scripts.ts';
import type { Site } from './site.ts';
import { transcriptRoutes } from './transcript-routes.ts';
import { turnAway } from './turn-away.ts';
import { verifyRoutes } from './verify-routes.ts';

// More would only wait for the same few connections to the database.
const mostAtOnce = 32;

// Whoever hands requests on stands on this machine or, with containers, in its private network: who they are from
// is in their header. Else all readers would share one allowance.
const proxies = ['loopback', 'uniquelocal'];

/** The public portal as a web application. It reads published copies; it writes only what people hand in. */
export function portal(site: Site): Express {
  const app = express().disable('x-powered-by').set('trust proxy', proxies);
  app.set('query parser', 'simple').set('etag', 'strong');
  app.use(headers(site.url));
  app.use(onlyReading);
  app.use(assetRoutes());
  app.use(scriptRoutes());
  app.use(limiter(site, site.allowance));
  app.use(fromCache(site));
  const desk = receiptDesk(site.database);
  app.use(transcriptRoutes(site.database, desk));
  app.use(intakeRoutes(site));
  app.use(dataRoutes(site));
  app.use(fewAtOnce(mostAtOnce, turnAway(site, 'busy', 10)));
  app.use(plainRoutes(site));
  app.use(verifyRoutes(site));
  app.use(pageRoutes(site, desk));
  app.use((request, response) => {
    keep(response, 'never');
    const reader = readerOf(request, response, { url: site.url, now: new Date() });
    response
      .status(404)
      .type('html')
      .send(layout(reader, problemPage(reader, 404)));
  });
  app.use(broken(site));
  return app;
}

const onlyReading: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  if (request.method === 'POST' && formPaths.includes(request.path)) return next();
  response.status(405).set('Allow', 'GET, HEAD').type('text').send('405');
};

// People get a calm page in their language; the reason is for the log.
const broken =
  ({ url }: Site): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status !== 404) log.error({ err: error, path: request.path }, 'portal failed');
    keep(response, 'never');
    if (status === 503) response.set('Retry-After', '60');
    const reader = readerOf(request, response, { url, now: new Date() });
    response
      .status(status)
      .type('html')
      .send(layout(reader, problemPage(reader, status)));
  };

// A malformed address (400) is an address at which nothing was published.
function statusOf(error: unknown): 404 | 500 | 503 {
  if (isDatabaseDown(error)) return 503;
  const { status = 500 } = error as { status?: number };
  return status < 500 ? 404 : 500;
}
