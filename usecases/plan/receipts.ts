import { z } from 'zod';
import { authorize } from '../../domain/policy.ts';
import { ruleOf } from '../../domain/item-rules.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { settleObligation } from '../obligation/settle.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { aboutPlan, type LockedPlan, lockPlan } from './locked.ts';

const day = z.iso.date();
const words = z.string().trim().max(500);

/** where a plan was published besides, with the address or the receipt of that channel. */
export const recordChannel = usecase(
  'plan.record-channel',
  z.object({ planId: z.uuid(), channel: words, reference: words, publishedOn: day }),
  async (context, { planId, channel, reference, publishedOn }) => {
    const locked = await receivable(context, planId, 'plan.record-channel');
    const key = 'plan.publishChannels';
    refuseUnknown(parameter(locked.profile, key), channel);
    if (reference === '') {
      throw new Refusal('receipt-required', { what: channel, ...ruleOf(locked.profile, key) });
    }
    const row = [planId, channel, reference, publishedOn];
    await insert(context, 'plan_channel (plan_id, channel, reference, published_on', row);
    await record(context, 'plan.channel-recorded', aboutPlan(locked), { channel, reference });
    return { planId };
  },
);

/** 高新区指引 第十二条: files a plan (备案), with the receipt of whoever received it. */
export const filePlan = usecase(
  'plan.file',
  z.object({ planId: z.uuid(), receiver: words, receipt: words, filedOn: day }),
  async (context, { planId, receiver, receipt, filedOn }) => {
    const locked = await receivable(context, planId, 'plan.file');
    const receivers = parameter(locked.profile, 'plan.filingTo');
    refuseUnknown(receivers, receiver);
    if (receipt === '') {
      const rule = ruleOf(locked.profile, 'plan.filingTo');
      throw new Refusal('receipt-required', { what: receiver, ...rule });
    }
    const row = [planId, receiver, receipt, filedOn];
    await insert(context, 'plan_filing (plan_id, receiver, receipt, filed_on', row);
    await record(context, 'plan.filed', aboutPlan(locked), { receiver, receipt, filedOn });
    await settleFiling(context, planId, receivers.length);
    return { planId };
  },
);

async function receivable(
  context: Context,
  planId: string,
  action: 'plan.record-channel' | 'plan.file',
): Promise<LockedPlan> {
  const locked = await lockPlan(context, planId);
  authorize(context.actor, action, { unitPath: locked.unit.bureauPath });
  const { state } = locked.plan;
  if (state !== 'approved' && state !== 'published') throw new Refusal('illegal-step', { state });
  return locked;
}

function refuseUnknown(known: readonly string[], given: string): void {
  if (!known.includes(given)) throw new Refusal('bad-input', { field: given });
}

async function insert({ tx, actor, now }: Context, into: string, row: unknown[]): Promise<void> {
  const [added] = await tx.query(
    `insert into ${into}, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning plan_id`,
    [...row, actor.id, now],
  );
  if (!added) throw new Refusal('receipt-kept');
}

async function settleFiling(context: Context, planId: string, receivers: number): Promise<void> {
  const [row] = await context.tx.query(
    'select count(*)::int as filed from plan_filing where plan_id = $1',
    [planId],
  );
  if (row.filed < receivers) return;
  await settleObligation(context, { kind: 'plan-filing', aboutId: planId });
}
