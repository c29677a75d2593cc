import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';
import { sendKept } from './answer.ts';
import { type Kept, keptOf } from './kept.ts';

const files = {
  'portal.css': 'text/css; charset=utf-8',
  'intake.css': 'text/css; charset=utf-8',
  'verify.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

type Asset = { name: keyof typeof files; href: string; kept: Kept };

const assets = (Object.keys(files) as (keyof typeof files)[]).map((name): Asset => {
  const text = readFileSync(path.join(import.meta.dirname, 'assets', name), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { name, kept: keptOf(text, files[name]), href: `/assets/${hash}/${name}` };
});

/** The address of an asset; it changes with the content, so that caches may keep it for ever. */
export const assetHref = (name: keyof typeof files): string =>
  assets.find((asset) => asset.name === name)!.href;

/** Serves style sheet and icon out of memory. */
export function assetRoutes(): Router {
  const router = Router();
  for (const { href, kept } of assets) {
    router.get(href, (_request, response) => sendKept(response, kept, 'for-ever'));
  }
  return router;
}
