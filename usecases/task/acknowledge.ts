import { z } from 'zod';
import { DispatchReceipt } from '../../db/entities/dispatch-receipt.ts';
import { type Awaited, awaitedOf } from '../../db/queries/dispatch-receipts.ts';
import { unitById } from '../../db/queries/units.ts';
import { minuteOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { settleReaction } from './reaction.ts';

/**
 * 确认收到: a planner of an executing unit says that it has what was dispatched to it; the unit
 * matches later, and is no longer reminded of the dispatch. Of several units, those they plan for.
 */
export const acknowledgeTask = usecase(
  'task.acknowledge',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx, actor, now } = context;
    const task = await lockTask(context, taskId);
    const all = await awaitedOf(tx, taskId);
    const mine = all.filter(({ unitPath }) => can(actor, 'task.acknowledge', { unitPath }));
    const open = mine.filter(({ state, by }) => state === 'open' && by === null);
    if (open.length === 0) throw nothingOpen(mine, task.state);
    for (const { id } of open) {
      await tx.insert(DispatchReceipt, { obligationId: id, personId: personId(actor), at: now });
    }
    const units = open.map(({ unitId }) => unitId);
    await settleReaction(context, taskId, units);
    const { path: unitPath } = await unitById(tx, units[0]!);
    const about = { type: 'task', id: taskId, taskId, unitPath };
    await record(context, 'task.acknowledged', about, { units: units.length });
    await refresh(context, 'task', taskId);
    return { units: units.length };
  },
);

function nothingOpen(mine: Awaited[], state: string): Refusal {
  const said = mine.find(({ by }) => by !== null);
  if (said) return new Refusal('already-decided', { by: said.by!, at: minuteOf(said.at!) });
  if (mine.length > 0) return new Refusal('illegal-step', { state, action: 'acknowledge' });
  return new Refusal('forbidden', { action: 'task.acknowledge' });
}
