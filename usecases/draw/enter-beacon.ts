import { z } from 'zod';
import { sourcesOf } from '../../db/queries/sources.ts';
import { minuteOf } from '../../domain/day.ts';
import { readBeacon, verifyRound } from '../../domain/draw/drand.ts';
import { drandNetwork } from '../../domain/draw/drand-network.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { drawWhenComplete, type Standing } from './complete.ts';
import { lockDraw } from './locked.ts';

const input = z.object({
  drawId: z.uuid(),
  /** The signature in hex, or the JSON of a relay. */
  beacon: z.string().max(4096),
});

/**
 * Brings the announced round of drand into a draw (draw.md §2). It verifies itself, offline, so the
 * worker may fetch it from any relay and anybody of the bureau may carry it in. Bringing it again
 * changes nothing. Refuses another round, an altered signature, and a value before its time.
 */
export const enterBeacon = usecase(
  'draw.enter-beacon',
  input,
  async (context, { drawId, beacon }): Promise<Standing & { entered: boolean }> => {
    const { tx, actor, now } = context;
    const locked = await lockDraw(context, drawId);
    const { draw, initiator, about } = locked;
    authorize(actor, 'draw.enter-beacon', { bureauPath: initiator.bureauPath });
    const source = (await sourcesOf(tx, drawId)).find(({ kind }) => kind === 'drand');
    if (!source?.round || !source.roundAt) throw new Refusal('not-a-source');
    if (draw.state === 'announced' && now < source.roundAt) {
      throw new Refusal('beacon-too-early', { at: minuteOf(source.roundAt) });
    }
    const { network, round, position } = source;
    const given = readBeacon(beacon);
    const randomness = verifyRound(drandNetwork(network!)!, round, given);
    if (source.value) return { state: standingOf(draw.state), entered: false };
    if (draw.state !== 'announced') throw new Refusal('illegal-step', { state: draw.state });

    await tx.query(
      `update entropy_source set value = $3, signature = $4, opened_at = $5, entered_by = $6
       where draw_id = $1 and position = $2`,
      [drawId, position, bytes(randomness), bytes(given.signature), now, actor.id],
    );
    await record(context, 'draw.beacon-entered', about, { position, network, round });
    return { ...(await drawWhenComplete(context, locked)), entered: true };
  },
);

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const standingOf = (state: string) => (state === 'announced' ? 'announced' : 'drawn');
