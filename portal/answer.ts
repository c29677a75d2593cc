import type { Request, RequestHandler, Response } from 'express';
import { keep } from './headers.ts';
import type { Kept, Made } from './page-cache.ts';
import type { Reader } from './reader.ts';
import { localeOf } from './reader.ts';
import type { Site } from './site.ts';

/**
 * Under what a page is kept: its language and its address with the questions that it answers. The path is as it
 * was asked for: in `here` a path with dots has become that of another page.
 */
export const keyOf = (
  { locale, here }: Pick<Reader, 'locale' | 'here'>,
  { originalUrl }: Pick<Request, 'originalUrl'>,
): string => `${locale} ${originalUrl.split('?')[0]}${here.search}`;

/** Answers at once what is at hand under the very address that was asked for. */
export const fromCache =
  ({ pages, demo }: Site): RequestHandler =>
  (request, response, next) => {
    // A language that is chosen by the address has to be remembered, and the demo's clock moves.
    const isPlain = !demo && (request.method === 'GET' || request.method === 'HEAD');
    if (!pages || !isPlain || request.query['lang'] !== undefined) return next();
    const kept = pages.find(`${localeOf(request)} ${request.originalUrl}`);
    if (!kept) return next();
    sendKept(response, kept);
  };

/** The answer out of the cache, or made now; without a cache it is made each time. */
export const answerOf = async (
  { pages }: Site,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> => (pages ? pages.get(key, make) : make());

/** Sends an answer with its tag; who has the same bytes already is told so (304). */
export function sendKept(response: Response, { bytes, type, tag }: Kept): void {
  keep(response, 'page');
  response.set('ETag', tag).type(type).send(bytes);
}

/** Of the questions in an address those that a page answers; others would only make it a different address. */
export function asked(query: Request['query'], names: readonly string[]): Request['query'] {
  return Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)));
}
