import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { interestedIn } from '../../db/queries/interested.ts';
import { noticeNow } from '../../db/queries/subject-notice.ts';
import { minuteOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { noticeHash } from '../../domain/subject-notice.ts';
import { capacities, deliveryWays } from '../../domain/visit-record.ts';
import { refuseOwnPeople } from '../document/refuse-own-people.ts';
import { nextIn, refuseOtherState } from '../document/locked.ts';
import { type LockedInspection, lockInspection, memberIds } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const words = (most: number) => z.string().trim().max(most).default('');

const input = z.object({
  inspectionId: z.uuid(),
  way: z.enum(deliveryWays),
  recipient: z.string().trim().min(1).max(100),
  capacity: z.enum(capacities),
  /** 留置送达: who saw it left. */
  witness: words(200),
  /** The number of what was posted, the address to which it was sent. */
  reference: words(200),
  /** When; now, if nothing is said. */
  deliveredAt: z.coerce.date().optional(),
});

/**
 * 送达检查告知书: the team, or whoever plans for its unit, hands the notice of duties and rights to the
 * subject and records when, how and to whom. It is kept word for word as it was handed over: so not in the future
 * (`bad-input`), and not before the task was dispatched and the people whom it names were of the team
 * (`delivered-early`).
 */
export const deliverNotice = usecase('notice.deliver', input, async (context, given) => {
  const { tx, actor, command, now } = context;
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, unit, profile, about } = locked;
  authorize(actor, 'notice.deliver', {
    memberIds: memberIds(seats),
    unitPath: unit.path,
    interestedIds: await interestedIn(tx, inspection.subjectId),
  });
  refuseOtherState(locked, ['assigned', 'accepted', 'started', 'submitted'], 'notice.deliver');
  asSeen(context, inspection.version);
  const deliveredAt = given.deliveredAt ?? now;
  refuseIncomplete(given, deliveredAt, now);
  refuseEarly(deliveredAt, locked);
  await refuseOwnPeople(context, locked, { named: [given.recipient, given.witness] });
  const notice = await noticeNow(tx, inspection.id, profile);
  const number = await nextIn(context, 'subject_notice', inspection.id);
  const hash = noticeHash(notice);
  await tx.query(
    `insert into subject_notice (id, inspection_id, number, content, hash, way, recipient, capacity, witness, reference,
       delivered_at, recorded_by, door, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      randomUUID(),
      inspection.id,
      number,
      JSON.stringify(notice),
      hash,
      given.way,
      given.recipient,
      given.capacity,
      given.witness,
      given.reference,
      deliveredAt,
      personId(actor),
      command.door,
      now,
    ],
  );
  await record(context, 'notice.delivered', about, { number, way: given.way, hash });
  await refresh(context, 'inspection', inspection.id);
  return { number };
});

// It names the team as it is now, which was made up after the dispatch. Whoever enters a moment names its minute.
function refuseEarly(deliveredAt: Date, { seats, inspection }: LockedInspection): void {
  const since =
    seats.length > 0 ? seats.map(({ assignedAt }) => assignedAt) : [inspection.createdAt];
  const from = new Date(Math.max(...since.map((at) => at.getTime())));
  if (deliveredAt.getTime() < from.getTime() - (from.getTime() % 60_000)) {
    throw new Refusal('delivered-early', { from: minuteOf(from) });
  }
}

function refuseIncomplete(
  { way, witness, reference }: z.output<typeof input>,
  deliveredAt: Date,
  now: Date,
): void {
  if (deliveredAt > now) throw new Refusal('bad-input', { field: 'deliveredAt' });
  if (way === 'left' && witness === '') throw new Refusal('witness-needed');
  const isSent = way === 'mail' || way === 'electronic';
  if (isSent && reference === '') throw new Refusal('reference-needed');
}
