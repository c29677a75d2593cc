import { areIn, sourcesOf } from '../../db/queries/sources.ts';
import { refresh, wake } from '../notify.ts';
import type { Context } from '../usecase.ts';
import type { Locked } from './locked.ts';
import { drawSubjects } from './run.ts';

/** How a draw stands after one of its values came in. */
export type Standing = { state: 'announced' | 'drawn' };

/**
 * Where every value of a draw leads: the last one brings the result with it, in its own transaction,
 * once, and whoever brought it. A draw of people is seated by the worker as soon as it hears of it.
 */
export async function drawWhenComplete(context: Context, locked: Locked): Promise<Standing> {
  const { tx } = context;
  const { draw } = locked;
  await refresh(context, 'draw', draw.id);
  const sources = await sourcesOf(tx, draw.id);
  if (!areIn(sources)) return { state: 'announced' };
  if (draw.kind !== 'subjects') {
    await wake(tx, 'draws');
    return { state: 'announced' };
  }
  await drawSubjects(context, locked, sources);
  return { state: 'drawn' };
}
