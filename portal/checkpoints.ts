import { type RequestHandler, Router } from 'express';
import type { Database } from './database.ts';
import { keep } from './headers.ts';
import type { Page } from './layout.ts';
import { checkpointsPage } from './pages/checkpoints.ts';
import type { Reader } from './reader.ts';
import type { Site } from './site.ts';

/** How far the trail was signed at some time, and what that is verified with. */
export type PublicCheckpoint = {
  size: number;
  root: string;
  note: string;
  verifier: string;
  at: Date;
};

const shown = 50;
const columns = 'size::int, root, note, verifier, at from checkpoint';

/** The newest checkpoints for people. */
export async function checkpointsPageOf(reader: Reader, database: Database): Promise<Page> {
  const { rows } = await database.query(`select ${columns} order by size desc limit $1`, [shown]);
  const { rows: keys } = await database.query(
    'select verifier, min(at) as at from checkpoint group by verifier order by min(at) desc',
  );
  return checkpointsPage(
    reader,
    rows as PublicCheckpoint[],
    keys as { verifier: string; at: Date }[],
  );
}

/** The notes themselves, for machines: the newest one, and each by its size for ever. */
export function checkpointRoutes({ database }: Site): Router {
  const router = Router();
  router.get('/checkpoint', send(database, 'page'));
  router.get('/checkpoints/:size.txt', send(database, 'for-ever'));
  return router;
}

const send =
  (database: Database, how: 'page' | 'for-ever'): RequestHandler =>
  async (request, response, next) => {
    const { size } = request.params as { size?: string };
    if (size !== undefined && !/^[1-9]\d{0,14}$/.test(size)) return next();
    const { rows } = await database.query(
      `select note from checkpoint where $1::bigint is null or size = $1 order by size desc limit 1`,
      [size ?? null],
    );
    if (!rows[0]) return next();
    keep(response, how);
    response.type('text/plain').send(rows[0].note);
  };
