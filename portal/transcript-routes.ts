import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import type { Database } from './database.ts';
import { keep } from './headers.ts';
import { receiptIn } from './receipts/receipt-of.ts';
import type { ReceiptDesk } from './receipts/desk.ts';
import { bytesOf, headOf, poolLines, type Transcript, transcriptOf } from './transcripts.ts';

/** The files of an open draw: transcript, pool, specification, receipts. */
export function transcriptRoutes(database: Database, desk: ReceiptDesk): Router {
  const router = Router();
  router.get('/draws/:ref/transcript.json', async (request, response, next) => {
    const transcript = await found(database, request.params.ref);
    if (!transcript) return next();
    name(response, transcript, 'transcript.json', 'application/json');
    if (isKnown(request, response, transcript.hash)) return;
    response.set('Content-Length', String(transcript.size));
    await send(request, response, bytesOf(database, transcript, 0, transcript.size));
  });
  router.get('/draws/:ref/pool.jsonl', async (request, response, next) => {
    const transcript = await found(database, request.params.ref);
    if (!transcript || transcript.poolAt === null) return next();
    name(response, transcript, 'pool.jsonl', 'application/jsonl');
    if (isKnown(request, response, `${transcript.hash}-pool`)) return;
    await send(request, response, poolLines(database, transcript));
  });
  router.get('/draws/:ref/spec.json', async (request, response, next) => {
    const transcript = await found(database, request.params.ref);
    const spec = transcript && (await specOf(database, transcript));
    if (!spec) return next();
    name(response, transcript, 'spec.json', 'application/json');
    response.send(JSON.stringify(spec));
  });
  router.get('/draws/:ref/receipts/:id.json', async (request, response, next) => {
    const { ref, id } = request.params;
    const made = ref.includes('\0') ? undefined : await receiptIn(database, desk, ref, id);
    if (!made) return next();
    name(response, made.transcript, `${id}.json`, 'application/json');
    response.send(JSON.stringify(made.receipt));
  });
  return router;
}

const found = async (database: Database, ref: string): Promise<Transcript | undefined> =>
  ref.includes('\0') ? undefined : transcriptOf(database, ref);

// The browser's page of verification reads the same address, so it is named for saving, not forced.
function name(response: Response, { drawId }: Transcript, file: string, type: string): void {
  keep(response, 'for-ever');
  response.type(type).set('Content-Disposition', `inline; filename="${drawId}-${file}"`);
}

function isKnown(request: Request, response: Response, tag: string): boolean {
  response.set('ETag', `"${tag}"`);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}

async function send(
  request: Request,
  response: Response,
  pieces: AsyncIterable<Buffer | string>,
): Promise<void> {
  if (request.method === 'HEAD') return void response.end();
  // Whoever goes away in the middle has done nothing wrong.
  await pipeline(Readable.from(pieces), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

async function specOf(database: Database, transcript: Transcript) {
  if (transcript.kind !== 'subjects') return undefined;
  const { drawId, seed, entropy, strata } = await headOf(database, transcript);
  if (seed === null || strata === null) return undefined;
  const specs = Object.entries(strata).map(([number, { ratioBp, min }]) => [
    number,
    { ratioBp, min },
  ]);
  return { drawId, entropy, strata: Object.fromEntries(specs) };
}
