import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sourcesOf } from '../../db/queries/sources.ts';
import { authorize } from '../../domain/policy.ts';
import { hasNewInterest } from '../team/new-interest.ts';
import { record, usecase } from '../usecase.ts';
import { lockDraw } from './locked.ts';

/**
 * Makes the entropy of an announced match, after its input was frozen and in a transaction of its own:
 * if the draw that follows fails and is tried again, it finds this number and never a luckier one.
 */
export const makeSecret = usecase(
  'draw.make-secret',
  z.object({ drawId: z.uuid() }),
  async (context, { drawId }) => {
    const { tx, actor, now } = context;
    authorize(actor, 'draw.make-secret', {});
    const { draw, about } = await lockDraw(context, drawId);
    const sources = await sourcesOf(tx, drawId);
    const isDue = draw.kind !== 'subjects' && draw.state === 'announced' && sources.length === 0;
    // Such a match will be void: while it has no entropy, that cannot be a second try.
    if (!isDue || (await hasNewInterest(context, draw))) return false;
    const secret = randomBytes(32);
    const commitment = createHash('sha256').update(secret).digest('hex');
    await tx.query(
      `insert into entropy_source (draw_id, position, kind, commitment, committed_at, value, opened_at)
       values ($1, 0, 'secret', $2, $3, $4, $3)`,
      [drawId, commitment, now, secret],
    );
    await record(context, 'draw.secret-made', about, { commitment });
    return true;
  },
);
