import type { Request, RequestHandler, Response } from 'express';
import { keep } from './headers.ts';
import { codingsOf, packed } from './packing.ts';
import type { Kept } from './kept.ts';
import type { Made } from './page-cache.ts';
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
    return sendKept(response, kept);
  };

/** The answer out of the cache, or made now; without a cache it is made each time. */
export const answerOf = async (
  { pages }: Site,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> => (pages ? pages.get(key, make) : make());

/**
 * Sends an answer, packed where the browser can unpack it, with the tag of what is sent; who has the same bytes
 * already is told so (304).
 */
export async function sendKept(
  response: Response,
  kept: Kept,
  how: 'page' | 'for-ever' = 'page',
): Promise<void> {
  const [coding] = codingsOf(response.req.headers['accept-encoding']);
  const small = coding && (await packed(kept, coding));
  keep(response, how);
  if (coding && small) response.set('Content-Encoding', coding);
  const { bytes, tag } = small ?? kept;
  response.vary('Accept-Encoding').set('ETag', tag).type(kept.type).send(bytes);
}

/** Of the questions in an address those that a page answers; others would only make it a different address. */
export function asked(query: Request['query'], names: readonly string[]): Request['query'] {
  return Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)));
}
