import { Complaint } from '../../db/entities/complaint.ts';
import { dayOf } from '../../domain/day.ts';
import { tellStatus } from '../intake/tell-status.ts';
import type { Context } from '../usecase.ts';

/** Tells whoever complained how far it is, and in the end what was found. */
export async function tellComplaint(context: Context, id: string): Promise<void> {
  const row = await context.tx.findOneByOrFail(Complaint, { id });
  await tellStatus(context, row.statusKey, {
    kind: 'complaint',
    receiptNo: row.receiptNo,
    // What was typed and names no visit may be anything, a telephone number for one.
    ref: row.inspectionId ? row.ref : '',
    receivedOn: dayOf(row.receivedAt),
    state: row.state,
    ...(row.finding && { finding: row.finding, answer: row.answer }),
  });
}
