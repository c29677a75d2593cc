import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ThirdParty } from '../../db/entities/third-party.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { lockInspection } from '../inspection/locked.ts';
import { asSeen, record, usecase } from '../usecase.ts';

const input = z.object({
  thirdPartyId: z.uuid(),
  /** In yuan, with at most two decimals. */
  amount: z
    .string()
    .trim()
    .regex(/^\d{1,10}(?:\.\d{1,2})?$/),
  /** 部门预算: the line that it is paid from. */
  budget: z.string().trim().min(1).max(200),
  voucher: z.string().trim().max(100).default(''),
  /** Who pays; the unit that entrusted, unless somebody means otherwise. */
  payerId: z.uuid().optional(),
});

/**
 * 谁委托谁付费 (R-150, 许昌 二(七)): what a third party cost, from the budget of the unit that entrusted it. Another
 * payer, the inspected subject above all, is refused.
 */
export const recordCost = usecase('third-party.record-cost', input, async (context, given) => {
  const { tx, actor, now } = context;
  const found = await tx.findOneBy(ThirdParty, { id: given.thirdPartyId });
  if (!found) throw new Refusal('not-found', { what: 'third-party' });
  const { inspection, unit, profile, about } = await lockInspection(context, found.inspectionId);
  authorize(actor, 'third-party.record-cost', { unitPath: unit.path });
  asSeen(context, inspection.version);
  const payerId = given.payerId ?? found.unitId;
  if (parameter(profile, 'third.costOwner') === 'entrusting-unit' && payerId !== found.unitId) {
    throw new Refusal('payer-other', { rule: cite(profile, 'third.costOwner') });
  }
  const fen = fenOf(given.amount);
  if (fen === 0) throw new Refusal('bad-input', { field: 'amount' });
  const [{ number }] = await tx.query(
    `insert into third_party_cost (id, third_party_id, number, amount_fen, budget, voucher, payer_id, recorded_by, recorded_at)
     select $1, $2, 1 + coalesce(max(number), 0), $3, $4, $5, $6, $7, $8 from third_party_cost where third_party_id = $2
     returning number`,
    [randomUUID(), found.id, fen, given.budget, given.voucher, payerId, personId(actor), now],
  );
  await record(context, 'third-party.cost-recorded', about, {
    thirdPartyId: found.id,
    number,
    amount: given.amount,
  });
  return { number };
});

// No fraction is lost to floating point.
function fenOf(amount: string): number {
  const [yuan = '0', cents = ''] = amount.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}
