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

/**
 * What the page of verification may do: run its own script and worker. It connects to nothing, but for
 * the one file of this site that its address may name.
 */
export const scriptedPolicy = (fetchesFile: boolean): string =>
  policyOf({
    'script-src': "'self'",
    'worker-src': "'self'",
    'connect-src': fetchesFile ? "'self'" : "'none'",
    'form-action': "'none'",
  });

/** What its worker may do: compute (the hash kernel is WebAssembly), and connect to nothing at all. */
export const workerPolicy: string = policyOf({
  'default-src': "'none'",
  'script-src': "'wasm-unsafe-eval'",
  'connect-src': "'none'",
});

/** For how long an answer may be kept: what is named by its hash for ever, a page for a minute. */
export function keep(response: Response, how: 'page' | 'for-ever' | 'never'): void {
  // A language that is remembered for one reader is not handed to others.
  const isOwn = how === 'page' && response.hasHeader('Set-Cookie');
  response.set('Cache-Control', isOwn ? cacheControl.own : cacheControl[how]);
  if (how === 'page') response.vary('Cookie');
}

const cacheControl = {
  page: 'public, max-age=60',
  own: 'private, max-age=60',
  'for-ever': 'public, max-age=31536000, immutable',
  never: 'no-store',
};

function policyOf(directives: Record<string, string>): string {
  const all = {
    'default-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...directives,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join(';');
}
