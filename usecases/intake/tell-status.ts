import type { IntakeStatus } from '../../domain/objection.ts';
import { refusePersonalData } from '../../domain/personal-data.ts';
import type { Context } from '../usecase.ts';

/**
 * Tells whoever handed it in how it stands: a copy that stays, under the key that only they have. Refuses
 * `personal-data`, as whatever leaves the office.
 */
export async function tellStatus(
  { tx, now }: Context,
  key: string,
  body: IntakeStatus,
): Promise<void> {
  // The receipt's number is drawn by us: one in some thousands has a mobile number's looks.
  refusePersonalData({ ...body, receiptNo: '' });
  await tx.query(
    `insert into intake_status (key, number, body, at)
     values ($1, 1 + (select count(*)::int from intake_status where key = $1), $2, $3)`,
    [key, JSON.stringify(body), now],
  );
}
