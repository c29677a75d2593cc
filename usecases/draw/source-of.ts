import { type SourceRow, sourcesOf } from '../../db/queries/sources.ts';
import type { Context } from '../usecase.ts';

/** The source that the acting person contributes to a draw, if they are one of its witnesses. */
export async function sourceOf(
  { tx, actor }: Context,
  drawId: string,
): Promise<SourceRow | undefined> {
  const sources = await sourcesOf(tx, drawId);
  return sources.find(({ kind, personId }) => kind === 'reveal' && personId === actor.id);
}
