import { type LockedInspection, memberIds } from '../inspection/locked.ts';
import { notify } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** A visit begins: its team is told what belongs to its record. */
export async function openRecord(
  context: Context,
  { inspection, seats }: LockedInspection,
): Promise<void> {
  const about = { type: 'inspection', id: inspection.id };
  const dedupeKey = `record:${inspection.id}`;
  await notify(context, { card: 'visit-record', about, dedupeKey }, memberIds(seats));
}
