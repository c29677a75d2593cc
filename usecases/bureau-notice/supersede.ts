import { settleObligation } from '../obligation/settle.ts';
import { type About, type Context, record } from '../usecase.ts';

/**
 * a notice on the same matter to the same bureau that has not gone out holds a copy which was corrected,
 * or a mark that ended earlier: it gives way to the new one, is never sent, and stays on file. What went out stays sent.
 */
export async function supersede(context: Context, about: About, code: string): Promise<void> {
  const { tx, now } = context;
  const [old]: [{ id: string; recipient: string }[]] = await tx.query(
    `update bureau_notice o set superseded_by = n.id, superseded_at = $2 from bureau_notice n
     where n.id = $1 and o.id <> n.id and coalesce(o.inspection_id, o.flag_id) = coalesce(n.inspection_id, n.flag_id) and o.recipient = n.recipient
       and o.sent_on is null and o.superseded_by is null
     returning o.id, o.recipient`,
    [about.id, now],
  );
  for (const { id, recipient } of old) {
    await record(
      context,
      'bureau-notice.superseded',
      { ...about, id },
      { code, recipient, by: about.id },
    );
    await settleObligation(context, { kind: 'bureau-notice', aboutId: id });
  }
}
