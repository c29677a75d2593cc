import { createHash } from 'node:crypto';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { type RequestHandler, Router } from 'express';
import { sendKept } from './answer.ts';
import { workerPolicy } from './headers.ts';
import { keptOf } from './kept.ts';

/** A script of the page of verification, as browsers get it. */
type Script = { href: string; text: string };

const names = ['page', 'worker'] as const;

let built: Record<(typeof names)[number], Script> | undefined;

/** The scripts of the page of verification, bundled in memory the first time somebody asks. */
export const scripts = () => (built ??= { page: bundle('page'), worker: bundle('worker') });

/** Serves them under the hash of their content, so that caches may keep them for ever. */
export function scriptRoutes(): Router {
  const router = Router();
  for (const name of names) {
    const { href, text } = scripts()[name];
    router.get(href, send(text));
  }
  return router;
}

// What a worker may do is said by the answer that carries it: compute, and ask nobody anything.
const send = (text: string): RequestHandler => {
  const kept = keptOf(text, 'text/javascript; charset=utf-8');
  return (_request, response) => {
    response.set('Content-Security-Policy', workerPolicy);
    return sendKept(response, kept, 'for-ever');
  };
};

function bundle(name: (typeof names)[number]): Script {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(import.meta.dirname, 'verify', `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const { text } = outputFiles[0]!;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { href: `/assets/${hash}/verify-${name}.js`, text };
}
