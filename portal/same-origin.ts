import type { Request } from 'express';

/**
 * Whether a form was sent from a page of this very site: other sites shall not make their visitors write to
 * us. Browsers say so in one of two headers; a sender that says neither is no browser of this century.
 */
export function isFromHere(request: Request, siteUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin !== undefined) return origin === new URL(siteUrl).origin || hostOf(origin) === host;
  return request.headers['sec-fetch-site'] === 'same-origin';
}

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
