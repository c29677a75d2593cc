import { visitRecord } from '../../db/queries/visit-record.ts';
import { notify } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** Asks the lead who has taken a visit on for its day and time, as long as nobody has fixed them. */
export async function askTime(
  context: Context,
  inspectionId: string,
  leadId: string,
): Promise<void> {
  const { times } = await visitRecord(context.tx, inspectionId);
  if (times.length > 0) return;
  const about = { type: 'inspection', id: inspectionId };
  await notify(context, { card: 'visit-time', about, dedupeKey: `time:${inspectionId}:0` }, [
    leadId,
  ]);
}
