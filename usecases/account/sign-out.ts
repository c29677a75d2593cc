import { z } from 'zod';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { authorize } from '../../domain/policy.ts';
import { record, usecase } from '../usecase.ts';

/**
 * Ends every session of somebody, of the web inbox and of the panel: by themselves, or by an administrator.
 * The links on their cards that would sign them in end as well; a card gives fresh ones when it is asked. Their
 * devices are told of nothing any more.
 */
export const signOutEverywhere = usecase(
  'account.sign-out',
  z.object({ personId: z.uuid() }),
  async (context, { personId }) => {
    const { tx, actor, now } = context;
    const holder = await accountHolder(tx, personId);
    authorize(actor, 'account.sign-out', holder);
    const [, sessions]: [unknown, number] = await tx.query(
      `delete from session where sess ->> 'personId' = $1`,
      [personId],
    );
    await tx.query(
      `update action_token set expires_at = least(expires_at, $2)
       where person_id = $1 and action = 'enter' and used_at is null`,
      [personId, now],
    );
    const [, devices]: [unknown, number] = await tx.query(
      `update push_subscription set ended_at = $2, end_reason = 'signed-out'
       where person_id = $1 and ended_at is null`,
      [personId, now],
    );
    const about = { type: 'person', id: personId, unitPath: holder.unitPath };
    await record(context, 'account.signed-out', about, {
      sessions,
      ...(devices > 0 && { devices }),
    });
    return { sessions };
  },
);
