import { PoolAgreement } from '../../db/entities/pool-agreement.ts';
import { unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** Locks an agreement with the units of its two sides; refuses `not-found`. */
export async function lockAgreement({ tx }: Pick<Context, 'tx'>, id: string) {
  const agreement = await tx.findOne(PoolAgreement, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!agreement) throw new Refusal('not-found', { what: 'pool-agreement' });
  const own = await unitById(tx, agreement.unitId);
  const partner = await unitById(tx, agreement.partnerId);
  return { agreement, own, partner };
}
