import { z } from 'zod';
import { Campaign } from '../../db/entities/campaign.ts';
import { unitById } from '../../db/queries/units.ts';
import { campaignStates } from '../../domain/campaign.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { settleRequest } from '../consent/settle-request.ts';
import { record, usecase } from '../usecase.ts';

const input = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Somebody other than who registered it consents to a campaign or turns it down with a reason. */
export const decideCampaign = usecase('campaign.decide', input, async (context, given) => {
  const { tx, actor } = context;
  const campaign = await tx.findOne(Campaign, {
    where: { id: given.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!campaign) throw new Refusal('not-found', { what: 'campaign' });
  const { path: unitPath } = await unitById(tx, campaign.unitId);
  const { registeredBy, code } = campaign;
  authorize(actor, 'campaign.decide', { unitPath, registeredBy });
  const request = { matter: 'campaign', id: given.id, requesterId: registeredBy } as const;
  const asked = { ...request, row: campaign };
  const state = await settleRequest(context, campaignStates, asked, given);
  const about = { type: 'campaign', id: given.id, unitPath };
  await record(context, 'campaign.decided', about, { code, verdict: given.verdict });
  return state;
});
