import { z } from 'zod';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { isPerson } from '../../domain/actor.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId as idOf } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';
import { releaseMessages } from './messages.ts';
import { tellOfAccount } from './tell.ts';

const input = z.object({
  personId: z.uuid(),
  provider: z.enum(['telegram', 'slack']),
  reason: z.string().trim().max(200).default(''),
});

/**
 * An account is somebody's no more: by themselves, or by who keeps the accounts. What waits for them goes
 * another way. Refuses `not-linked` where there is none.
 */
export const unlinkAccount = usecase('account.unlink', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { personId, provider, reason } = given;
  const holder = await accountHolder(tx, personId);
  authorize(actor, 'account.unlink', holder);
  const [[identity]]: [{ account: string }[]] = await tx.query(
    `update chat_identity set revoked_at = $3, revoked_by = $4, revoke_ground = $5
     where person_id = $1 and provider = $2 and revoked_at is null returning account`,
    [personId, provider, now, idOf(actor), isPerson(actor, personId) ? 'self' : 'official'],
  );
  if (!identity) throw new Refusal('not-linked');
  await releaseMessages(context, personId, { provider, account: identity.account });
  const about = { type: 'person', id: personId, unitPath: holder.unitPath };
  await record(context, 'account.unlinked', about, { provider, reason });
  await tellOfAccount(context, personId, { change: 'unlinked', provider });
});
