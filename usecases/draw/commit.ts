import { z } from 'zod';
import { sourcesOf } from '../../db/queries/sources.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { lockDraw } from './locked.ts';
import { sourceOf } from './source-of.ts';

const input = z.object({ drawId: z.uuid(), commitment: z.string().regex(/^[0-9a-f]{64}$/) });

/** A witness commits: the SHA-256 of a number that was made in their browser and stays there (draw.md §2). */
export const commitEntropy = usecase('draw.commit', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { draw, about } = await lockDraw(context, given.drawId);
  const source = await sourceOf(context, draw.id);
  authorize(actor, 'draw.commit', { witnessId: source?.personId ?? null });
  if (draw.state !== 'frozen') throw new Refusal('illegal-step', { state: draw.state });
  if (!source || source.commitment) throw new Refusal('already-committed');

  const before = await sourcesOf(tx, draw.id);
  if (before.some(({ commitment }) => commitment === given.commitment)) {
    throw new Refusal('commitment-taken');
  }
  await tx.query(
    'update entropy_source set commitment = $3, committed_at = $4 where draw_id = $1 and position = $2',
    [draw.id, source.position, given.commitment, now],
  );
  await record(context, 'draw.committed', about, {
    position: source.position,
    commitment: given.commitment,
  });
  await refresh(context, 'draw', draw.id);
  const sources = await sourcesOf(tx, draw.id);
  return { missing: sources.filter(({ commitment }) => commitment === null).length };
});
