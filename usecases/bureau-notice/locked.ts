import { Refusal } from '../../domain/refusal.ts';
import type { About, Context } from '../usecase.ts';

type Notice = {
  id: string;
  madeAt: Date;
  sentOn: string | null;
  receiptNo: string | null;
  isSuperseded: boolean;
  ref: string;
};

/** Locks a notice to another bureau; refuses `not-found`. */
export async function lockNotice(
  { tx }: Pick<Context, 'tx'>,
  id: string,
): Promise<{ notice: Notice; about: About }> {
  const [row] = await tx.query(
    `select b.id, b.made_at as "madeAt", b.sent_on::text as "sentOn", b.receipt_no as "receiptNo",
       b.superseded_by is not null as "isSuperseded",
       coalesce(n.code, b.body ->> 'uscc', '') as ref, n.task_id as "taskId", u.path as "unitPath"
     from bureau_notice b join unit u on u.id = b.unit_id left join inspection n on n.id = b.inspection_id
     where b.id = $1 for no key update of b`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'bureau-notice' });
  const { taskId, unitPath, ...notice } = row;
  return { notice, about: { type: 'bureau-notice', id, taskId, unitPath } };
}
