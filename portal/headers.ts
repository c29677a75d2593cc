import type { Response } from 'express';
import helmet from 'helmet';

/** Headers of every answer: nothing is asked of another origin, nothing runs, nobody frames a page. */
export const headers = (siteUrl: string) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: siteUrl.startsWith('https:') && { maxAge: 15_552_000 },
  });

/** For how long an answer may be kept: what is named by its hash for ever, a page for a minute. */
export function keep(response: Response, how: 'page' | 'for-ever' | 'never'): void {
  response.set('Cache-Control', cacheControl[how]);
  if (how === 'page') response.vary('Cookie');
}

const cacheControl = {
  page: 'public, max-age=60',
  'for-ever': 'public, max-age=31536000, immutable',
  never: 'no-store',
};
