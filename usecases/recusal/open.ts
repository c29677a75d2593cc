import { randomUUID } from 'node:crypto';
import { Recusal } from '../../db/entities/recusal.ts';
import type { Seat } from '../../db/entities/seat.ts';
import { requireText } from '../../domain/request.ts';
import type { recusalGrounds } from '../../domain/substitution.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { askDeciders, decidersOf } from '../substitution/ask.ts';
import { type Context, record } from '../usecase.ts';

/** Why somebody is to stay away; `orderedBy` says so where they do not ask themselves. */
export type Ground = {
  ground: (typeof recusalGrounds)[number];
  note?: string | undefined;
  orderedBy: string | null;
};

/** Puts a recusal on file, asked for or ordered, and brings it to whoever decides. Answers its id. */
export async function openRecusal(
  context: Context,
  locked: LockedInspection,
  seat: Seat,
  { ground, note, orderedBy }: Ground,
): Promise<string> {
  const { tx, now } = context;
  const { inspection, about } = locked;
  const deciders = await decidersOf(context, locked, seat, orderedBy ?? undefined);
  const id = randomUUID();
  await tx.insert(Recusal, {
    id,
    inspectionId: inspection.id,
    seatId: seat.id,
    inspectorId: seat.inspectorId,
    ground,
    note: requireText(note, ground === 'other'),
    orderedBy,
    decider: deciders.decider,
    requestedAt: now,
  });
  const type = orderedBy ? 'recusal.ordered' : 'recusal.requested';
  const data = { inspectionId: inspection.id, seat: seat.number, ground };
  await record(context, type, { ...about, type: 'recusal', id }, data);
  await askDeciders(context, inspection.id, { type: 'recusal', id }, deciders);
  return id;
}
