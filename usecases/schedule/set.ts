import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { visitRecord } from '../../db/queries/visit-record.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { lockInspection, type LockedInspection, memberIds } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { notify, refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { companionsOf } from '../../db/queries/companions.ts';

const input = z.object({
  inspectionId: z.uuid(),
  /** The instant at which the visit begins. */
  at: z.coerce.date(),
  /** Why it is another one than before. */
  reason: z.string().trim().max(500).default(''),
});

/**
 * 组长负责组织协调: the lead alone fixes the day and the time of a visit, inside the days that all its tasks
 * allow and before anybody has arrived. Everybody who goes there is told, and told again when it changes.
 */
export const setSchedule = usecase('schedule.set', input, async (context, given) => {
  const { tx, actor, command, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, about } = locked;
  const lead = seats.find((seat) => seat.lead);
  authorize(actor, 'schedule.set', { leadId: lead?.inspectorId ?? null });
  if (!['assigned', 'accepted'].includes(inspection.state)) {
    throw new Refusal('illegal-step', { state: inspection.state, action: 'schedule' });
  }
  asSeen(context, inspection.version);
  await refuseInterested(context, inspection);
  refuseOtherDay(context, locked, given.at);
  const [last] = (await visitRecord(tx, inspection.id)).times;
  if (last && new Date(last.at).getTime() === given.at.getTime())
    throw new Refusal('time-unchanged');
  const reason = requireText(given.reason, last !== undefined);
  const number = (last?.number ?? 0) + 1;
  await tx.query(
    `insert into visit_time (id, inspection_id, number, starts_at, reason, set_by, door, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [randomUUID(), inspection.id, number, given.at, reason, personId(actor), command.door, now],
  );
  await record(context, 'schedule.set', about, { number, at: given.at.toISOString() });
  await refresh(context, 'inspection', inspection.id);
  await tell(context, locked, number);
  return { number };
});

function refuseOtherDay({ now }: Context, { days }: LockedInspection, at: Date): void {
  const day = dayOf(at);
  if (day < days.startsOn || day > days.endsOn) {
    throw new Refusal('outside-window', { from: days.startsOn, to: days.endsOn });
  }
  if (at <= now) throw new Refusal('time-past');
}

// Whoever fixed it knows it already; their own card is edited.
async function tell(
  context: Context,
  { inspection, seats }: LockedInspection,
  number: number,
): Promise<void> {
  const beside = (await companionsOf(context.tx, inspection.id)).map(({ id }) => id);
  const ids = [...memberIds(seats), ...beside].filter((id) => id !== context.actor.id);
  const about = { type: 'inspection', id: inspection.id };
  await notify(
    context,
    { card: 'visit-time', about, class: 'action', dedupeKey: `time:${inspection.id}:${number}` },
    ids,
  );
}
