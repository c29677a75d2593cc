import path from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { database } from '../db/data-source.ts';
import { log } from '../log.ts';
import { sheetAssets } from '../sheets/assets.ts';
import { deskRoutes } from './desk.ts';
import { headers, sameOrigin, uncached, uploads } from './guard.ts';
import { sessions } from './session.ts';
import { stepUpRoutes } from './step-up.ts';
import { signInRoutes } from './sign-in.ts';
import { tableRoutes } from './tables.ts';
import { visitors } from './visitor.ts';

const assets = path.join(import.meta.dirname, 'assets');

/** The panel as a web application, and what ends the connections that it opened itself. */
export function panel(): { app: Express; close: () => Promise<void> } {
  const { handler: session, close } = sessions();
  const app = express().disable('x-powered-by').set('trust proxy', 'loopback');
  app.use(headers);
  app.use('/assets', express.static(assets, { maxAge: '1h' }));
  app.use('/sheet', express.static(sheetAssets, { maxAge: '1h' }));
  app.get('/healthz', async (_request, response) => {
    await database().query('select 1');
    response.json({ ok: true });
  });
  app.use(uncached, session);
  app.use(sameOrigin);
  app.use(
    uploads(
      /^\/desk\/import$|^\/desk\/(disclosures|objections)\/[\w-]+\/(correction|reply)$|^\/tables\/api\/resources\/subject\/records\/[\w-]+\/edit$/,
    ),
  );
  app.use(express.urlencoded({ extended: false, limit: '200kb' }));
  app.get('/', (_request, response) => response.redirect(303, '/desk'));
  app.use(signInRoutes());
  app.use(stepUpRoutes());
  app.use(visitors);
  app.use('/desk', deskRoutes());
  app.use('/tables', tableRoutes());
  app.use((_request, response) => response.status(404).type('text').send('404'));
  app.use(broken);
  return { app, close };
}

// The person gets a number to quote; the reason is for the log.
const broken: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const status = (error as { status?: number }).status ?? 500;
  if (status >= 500) log.error({ err: error, path: request.path }, 'panel failed');
  response
    .status(status)
    .type('text')
    .send(status >= 500 ? '500 系统出错，请稍后再试' : String(status));
};
