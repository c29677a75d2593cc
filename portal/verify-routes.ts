import { type Request, Router } from 'express';
import { sendKept } from './answer.ts';
import { scriptedPolicy } from './headers.ts';
import { layout } from './layout.ts';
import { keptOf } from './kept.ts';
import { verifyPage } from './pages/verify.ts';
import { readerOf } from './reader.ts';
import type { Site } from './site.ts';

/**
 * The page of verification. It needs no database: whoever has it open can check when everything else
 * is down. `?receipt=` and `?transcript=` name a file of this site that it fetches when it opens.
 */
export function verifyRoutes({ url }: Site): Router {
  const router = Router();
  router.get('/verify', (request, response) => {
    const files = [fileOf(request, 'receipt'), fileOf(request, 'transcript')];
    const wanted = files.filter((file) => file !== undefined);
    const reader = readerOf(request, response, { url, now: new Date() });
    response.set('Content-Security-Policy', scriptedPolicy(wanted.length > 0));
    return sendKept(response, keptOf(layout(reader, verifyPage(reader, wanted)), 'html'));
  });
  return router;
}

// The published files of draws and nothing else.
function fileOf({ query }: Request, name: 'receipt' | 'transcript'): string | undefined {
  const path = query[name];
  if (typeof path !== 'string' || path.includes('..')) return undefined;
  return /^\/draws(?:\/[\w%.~-]+)+\.json$/.test(path) ? path : undefined;
}
