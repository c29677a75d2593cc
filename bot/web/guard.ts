import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { config } from '../../config.ts';

/** Headers of every answer: nothing is asked of another origin. Only the demo's page may frame us. */
export const headers = (): RequestHandler[] => {
  const { DEMO, BOT_URL } = config();
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          objectSrc: ["'none'"],
          // What a phone keeps to work without a network is ours as well.
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: DEMO
            ? ["'self'", 'http://127.0.0.1:*', 'http://localhost:*']
            : ["'none'"],
        },
      },
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: DEMO ? false : { action: 'deny' },
      strictTransportSecurity: BOT_URL.startsWith('https:') && { maxAge: 15_552_000 },
    }),
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store');
      next();
    },
  ];
};

/** Refuses a form that a page of another site sent. */
export const sameOrigin: RequestHandler = (request, response, next) => {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const isForeign = site === 'cross-site' || (origin !== undefined && !isOwn(origin, host ?? ''));
  if (request.method === 'GET' || request.method === 'HEAD' || !isForeign) return next();
  response.status(403).type('text').send('Cross-site request refused');
};

function isOwn(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || origin === new URL(config().BOT_URL).origin;
}
