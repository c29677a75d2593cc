import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { config } from '../config.ts';

/** Headers of every answer. Nothing may be asked of any other origin; scripts need this page's nonce. */
export const headers: RequestHandler[] = [
  (_request, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  },
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_, response) => `'nonce-${nonceOf(response as Response)}'`],
        // The panel's components write their styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
  }),
];

/** Pages show what is true now, and nothing of them stays on a shared computer. */
export const uncached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** The nonce that inline scripts of this page must carry. */
export const nonceOf = (response: Response): string => response.locals['nonce'] as string;

/** Refuses a form that another site sent: nothing but GET and HEAD without proof of the same origin. */
export function sameOrigin(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  if (isOurs(request)) return next();
  response.status(403).type('text').send('Cross-site request refused');
}

function isOurs(request: Request): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return isOwnOrigin(origin, host);
  return request.headers['sec-fetch-site'] === 'same-origin';
}

function isOwnOrigin(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || origin === new URL(config().ADMIN_URL).origin;
}

/** Refuses uploads to everything but the paths that expect one, and always without a session. */
export function uploads(expected: RegExp): RequestHandler {
  return (request, response, next) => {
    if (!/^multipart\//i.test(request.headers['content-type'] ?? '')) return next();
    if (request.session.personId && expected.test(request.path)) return next();
    response.status(415).type('text').send('Upload refused');
  };
}
