import type { Seat } from '../../db/entities/seat.ts';
import { visitRecord } from '../../db/queries/visit-record.ts';
import { notify } from '../notify.ts';
import type { Context } from '../usecase.ts';

/**
 * Whoever has taken a visit on is told its day and time, once; the lead is asked to fix them as long as nobody
 * has. Who comes later, for somebody who left, hears of them like the others.
 */
export async function tellTime(
  context: Context,
  { inspectionId, inspectorId, lead }: Seat,
): Promise<void> {
  const [time] = (await visitRecord(context.tx, inspectionId)).times;
  if (!time && !lead) return;
  const about = { type: 'inspection', id: inspectionId };
  const dedupeKey = `time:${inspectionId}:${time?.number ?? 0}`;
  await notify(context, { card: 'visit-time', about, dedupeKey }, [inspectorId]);
}
