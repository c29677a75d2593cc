import { Router } from 'express';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { answerOf, sendKept } from './answer.ts';
import { presentTime } from './clock.ts';
import { isDatabaseDown } from './database.ts';
import { feed } from './feed.ts';
import { keep } from './headers.ts';
import { health } from './health.ts';
import { latestNotices, type Notice, noticeByHash, versionsOf } from './notices.ts';
import { type Kept, keptOf } from './kept.ts';
import { readerOf } from './reader.ts';
import type { Site } from './site.ts';
import { sitemapRoutes } from './sitemap-routes.ts';

const inFeed = 50;

/** What machines read: published bodies as JSON, feed, site map, robots and health. */
export function plainRoutes(site: Site): Router {
  const router = Router();
  const { database, demo, url } = site;
  router.get('/notices/:hash.json', async (request, response, next) => {
    const { hash } = request.params;
    const notice = /^[0-9a-f]{64}$/.test(hash) && (await noticeByHash(database, hash));
    if (!notice) return next();
    return sendKept(response, bodyOf(notice), 'for-ever');
  });
  router.get('/draws/:ref.json', async (request, response, next) => {
    if (request.params.ref.includes('\0')) return next();
    const [notice] = await versionsOf(database, 'announcement', request.params.ref);
    if (!notice) return next();
    return sendKept(response, bodyOf(notice));
  });
  router.get('/feed.xml', async (request, response) => {
    const now = await presentTime(database, demo);
    const reader = readerOf(request, response, { url, now });
    const made = await answerOf(site, `${reader.locale} /feed.xml`, async () => {
      const notices = await latestNotices(database, feedKinds, inFeed);
      return keptOf(feed(reader, url, notices), 'application/atom+xml');
    });
    return sendKept(response, made as Kept);
  });
  router.use(sitemapRoutes(site));
  router.get('/robots.txt', (_request, response) => {
    keep(response, 'page');
    const rules = ['User-agent: *', 'Disallow: /search', 'Disallow: /health'];
    response
      .type('text')
      .send([...rules, `Sitemap: ${new URL('/sitemap.xml', url).href}`, ''].join('\n'));
  });
  router.get('/health', async (_request, response) => {
    keep(response, 'never');
    try {
      response.json(await health(site));
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      response.status(503).json({ status: 'down', database: 'down' });
    }
  });
  return router;
}

const feedKinds: Notice['kind'][] = [
  'items',
  'plan',
  'announcement',
  'draw',
  'confirmation',
  'task',
  'result',
  'void',
  'exclusions',
  'blacklist',
  'credit',
  'statistics',
];

// The bytes whose SHA-256 is the hash: the canonical form, without a line break at the end.
const bodyOf = ({ body }: Notice): Kept => keptOf(canonicalJson(body), 'application/json');
