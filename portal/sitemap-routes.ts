import { type RequestHandler, Router } from 'express';
import { answerOf, sendKept } from './answer.ts';
import { type Kept, keptOf } from './kept.ts';
import { countPages, pagesFrom } from './site-pages.ts';
import type { Site } from './site.ts';
import { mapPath, sitemap, sitemapIndex } from './sitemap.ts';

// With both languages of each page some two megabytes; packed, a tenth.
const inMap = 5000;

/** Every page of the portal for search engines: one map, or an index of several where there are many. */
export function sitemapRoutes(site: Site): Router {
  const router = Router();
  const { database, url } = site;
  const mapOf = async (number: number): Promise<Kept | undefined> => {
    const page = { limit: inMap, offset: (number - 1) * inMap };
    const pages = await pagesFrom(database, page);
    if (pages.length === 0 && number > 1) return undefined;
    return keptOf(sitemap(url, pages, { isFirst: number === 1 }), 'application/xml');
  };
  // In one form for every language.
  const send =
    (pathOf: (number: string) => string, make: (number: string) => Promise<Kept | undefined>) =>
    async (...[request, response, next]: Parameters<RequestHandler<{ number?: string }>>) => {
      const { number = '1' } = request.params;
      if (!/^[1-9]\d{0,5}$/.test(number)) return next();
      const made = await answerOf(site, `zh-CN ${pathOf(number)}`, () => make(number));
      return made ? sendKept(response, made as Kept) : next();
    };
  router.get(
    '/sitemap.xml',
    send(
      () => '/sitemap.xml',
      async () => {
        const maps = Math.ceil((await countPages(database)) / inMap);
        return maps > 1 ? keptOf(sitemapIndex(url, maps), 'application/xml') : mapOf(1);
      },
    ),
  );
  router.get(
    mapPath(':number'),
    send(mapPath, (number) => mapOf(Number(number))),
  );
  return router;
}
