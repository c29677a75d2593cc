import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Leave } from '../../db/entities/leave.ts';
import { leaveKinds } from '../../domain/leave.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  inspectorId: z.uuid(),
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  kind: z.enum(leaveKinds),
  note: z.string().trim().max(200).default(''),
});

/**
 * 动态管理, R-042 and R-043: the registrar enters when an inspector is away. Whoever is away on all days
 * that are left of a task's window is in no team of it; matches that are announced stay as they are.
 */
export const recordLeave = usecase('leave.record', input, async (context, given) => {
  const { tx, actor, now } = context;
  if (given.toOn < given.fromOn) throw new Refusal('window-reversed');
  const about = await aboutInspector(context, given.inspectorId);
  authorize(actor, 'leave.record', about);
  const [same] = await tx.query(
    `select from_on::text as from, to_on::text as to from leave where inspector_id = $1
       and withdrawn_at is null and from_on <= $3 and to_on >= $2 limit 1`,
    [given.inspectorId, given.fromOn, given.toOn],
  );
  if (same) throw new Refusal('leave-recorded', same);
  const id = randomUUID();
  await tx.insert(Leave, { ...given, id, recordedBy: personId(actor), recordedAt: now });
  const { kind, fromOn, toOn } = given;
  await record(context, 'leave.recorded', about, { leave: id, kind, fromOn, toOn });
  return { leaveId: id };
});

/** Takes a leave back that was entered wrongly or ended early; it stays on file. */
export const withdrawLeave = usecase(
  'leave.withdraw',
  z.object({ leaveId: z.uuid() }),
  async (context, { leaveId }) => {
    const { tx, actor, now } = context;
    const leave = await tx.findOne(Leave, {
      where: { id: leaveId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!leave) throw new Refusal('not-found', { what: 'leave' });
    const about = await aboutInspector(context, leave.inspectorId);
    authorize(actor, 'leave.withdraw', about);
    if (leave.withdrawnAt) throw new Refusal('illegal-step', { state: 'withdrawn' });
    await tx.update(Leave, { id: leaveId }, { withdrawnBy: personId(actor), withdrawnAt: now });
    const { kind, fromOn, toOn } = leave;
    await record(context, 'leave.withdrawn', about, { leave: leaveId, kind, fromOn, toOn });
    return { leaveId };
  },
);

// Two leaves of one person are entered one after the other.
async function aboutInspector({ tx }: Context, inspectorId: string) {
  const [row] = await tx.query(
    `select u.path from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where i.person_id = $1 for no key update of i`,
    [inspectorId],
  );
  if (!row) throw new Refusal('not-found', { what: 'inspector' });
  return { type: 'person', id: inspectorId, unitPath: row.path as string };
}
