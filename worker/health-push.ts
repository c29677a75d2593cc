import { type PushFigures, pushFigures } from '../db/queries/push-devices.ts';
import { log } from '../log.ts';

/** Browser push as the health page tells of it; not `ok` is yellow: cards still arrive, closed phones hear nothing. */
export type PushHealth = PushFigures & { ok: boolean };

/** How push services take us: who refuses our key, who does not answer. */
export async function pushHealth(): Promise<PushHealth> {
  try {
    const figures = await pushFigures();
    return { ok: figures.refused.length + figures.silent.length === 0, ...figures };
  } catch (error) {
    // That the database is away is said elsewhere.
    log.warn({ err: error }, 'pushes not looked at');
    return { ok: true, live: 0, waiting: 0, refused: [], silent: [] };
  }
}
