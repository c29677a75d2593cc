import { z } from 'zod';
import { dayOf } from '../../domain/day.ts';
import { lotteryText } from '../../domain/draw/lottery.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { refresh } from '../notify.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { drawWhenComplete, type Standing } from './complete.ts';
import { lockDraw } from './locked.ts';
import { sourcesOf } from '../../db/queries/sources.ts';

const input = z.object({
  drawId: z.uuid(),
  position: z.int().min(0),
  /** The result as it was published. */
  text: z.string().min(1).max(400),
});
type Given = z.output<typeof input>;

/** The result of an announced lottery, by the first of two people; it may be corrected until it is confirmed. */
export const enterLottery = usecase('draw.enter-lottery', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { source, text, locked } = await awaited(context, 'draw.enter-lottery', given);
  await tx.query(
    `update entropy_source set entered_text = $3, entered_by = $4, entered_at = $5
     where draw_id = $1 and position = $2`,
    [given.drawId, given.position, text, personId(actor), now],
  );
  const { name, position } = source;
  await record(context, 'draw.lottery-entered', locked.about, { position, name, text });
  await refresh(context, 'draw', given.drawId);
  return { text };
});

/**
 * The same result by somebody else, typed anew. One that differs is refused and decides nothing; the
 * confirmed one is the value, and the last value brings the draw with it.
 */
export const confirmLottery = usecase(
  'draw.confirm-lottery',
  input,
  async (context, given): Promise<Standing> => {
    const { tx, actor, now } = context;
    const { source, text, locked } = await awaited(context, 'draw.confirm-lottery', given);
    const { enteredText, enteredBy, name, position } = source;
    const confirmedBy = personId(actor);
    if (enteredText === null || enteredBy === confirmedBy) throw new Refusal('not-entered');
    if (enteredText !== text) throw new Refusal('lottery-mismatch');
    await tx.query(
      `update entropy_source set value = $3, confirmed_by = $4, opened_at = $5
       where draw_id = $1 and position = $2`,
      [given.drawId, given.position, Buffer.from(text, 'utf8'), confirmedBy, now],
    );
    await record(context, 'draw.lottery-confirmed', locked.about, { position, name, text });
    return drawWhenComplete(context, locked);
  },
);

type Entry = 'draw.enter-lottery' | 'draw.confirm-lottery';

/** The lottery that the draw waits for, and the result in its one way of writing. */
async function awaited(context: Context, action: Entry, { drawId, position, text }: Given) {
  const { tx, actor, now } = context;
  const locked = await lockDraw(context, drawId);
  const { draw, initiator } = locked;
  authorize(actor, action, { bureauPath: initiator.bureauPath });
  const sources = await sourcesOf(tx, drawId);
  const source = sources.find((one) => one.kind === 'lottery' && one.position === position);
  if (!source) throw new Refusal('not-a-source');
  if (source.value) throw new Refusal('already-entered');
  if (draw.state !== 'announced') throw new Refusal('illegal-step', { state: draw.state });
  if (dayOf(now) < source.drawnOn!) {
    throw new Refusal('lottery-too-early', { on: source.drawnOn! });
  }
  // It will be published, so what may not be published is turned down here.
  refusePersonalData(text, source.name!);
  return { source, text: lotteryText(source.name!, text), locked };
}
