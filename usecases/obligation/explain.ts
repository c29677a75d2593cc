import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId, requireText } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({ overdueId: z.uuid(), reason: z.string().trim().max(1000) });

/**
 * 逾期原因, R-155: whoever answers for something that is overdue says why, for the register. What was said
 * stays; more can be added. Refuses an empty reason.
 */
export const explainOverdue = usecase('overdue.explain', input, async (context, given) => {
  const { tx, actor, now } = context;
  const [row] = await tx.query(
    `select x.label, x.responsible_id as "responsibleId", u.path as "unitPath"
     from overdue x join unit u on u.id = x.unit_id where x.id = $1`,
    [given.overdueId],
  );
  if (!row) throw new Refusal('not-found', { what: 'obligation' });
  authorize(actor, 'overdue.explain', row);
  const reason = requireText(given.reason, true);
  await tx.query(
    'insert into overdue_reason (id, overdue_id, reason, given_by, given_at) values ($1, $2, $3, $4, $5)',
    [randomUUID(), given.overdueId, reason, personId(actor), now],
  );
  const about = { type: 'overdue', id: given.overdueId, unitPath: row.unitPath };
  await record(context, 'overdue.explained', about, { label: row.label, reason });
  return { overdueId: given.overdueId };
});
