import { z } from 'zod';
import { isDecidedInTime } from '../../db/queries/overdue-register.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { type Context, record, usecase } from '../usecase.ts';

/** Of one look at most so many: the next one takes the rest. */
const most = 200;

/**
 * 逾期登记, R-197: puts on the register what is open past its last day, once, with whoever answers for it: the
 * person whose it is, or the head of the unit. Nobody takes it off; so what was decided by the last day and waits
 * its minute is left until that is over. Answers how many came on.
 */
export const registerOverdue = usecase(
  'obligation.register-overdue',
  z.object({}),
  async (context) => {
    const { tx, actor, now } = context;
    authorize(actor, 'obligation.register-overdue', {});
    const late: { id: string }[] = await tx.query(
      `select o.id from obligation o where o.state = 'open' and o.due_on < $1
         and not exists (select from overdue x where x.obligation_id = o.id)
         and not ${isDecidedInTime}
       order by o.due_on, o.id limit $2`,
      [dayOf(now), most],
    );
    for (const { id } of late) await register(context, id);
    return { registered: late.length };
  },
);

async function register(context: Context, obligationId: string): Promise<void> {
  const { tx, now } = context;
  await tx.query('select register_overdue($1, $2)', [obligationId, now]);
  const [row] = await tx.query(
    `select x.id, x.kind as matter, x.label, x.due_on::text as "dueOn", x.responsible_id as "responsibleId",
       u.path as "unitPath"
     from overdue x join unit u on u.id = x.unit_id where x.obligation_id = $1`,
    [obligationId],
  );
  const { matter, label, dueOn, responsibleId, unitPath } = row;
  const about = { type: 'overdue', id: row.id, unitPath };
  await record(context, 'obligation.overdue', about, { matter, label, dueOn, responsibleId });
}
