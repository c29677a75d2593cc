import { z } from 'zod';
import { campaignStates } from '../../domain/campaign.ts';
import { authorize } from '../../domain/policy.ts';
import { settleRequest } from '../consent/settle-request.ts';
import { lockCampaign } from './locked.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({
  id: z.uuid(),
  verdict: z.enum(['approve', 'reject']),
  reason: z.string().max(1000).optional(),
});

/** Decided at once; the doors hold the verdict for a minute first (`holdVerdict`). */
export const decideCampaign = usecase('campaign.decide', input, settleCampaign);

/** Somebody other than who registered it consents to a campaign or turns it down with a reason. */
export async function settleCampaign(context: Context, given: z.output<typeof input>) {
  const { campaign, about } = await lockCampaign(context, given.id);
  const { registeredBy, code } = campaign;
  authorize(context.actor, 'campaign.decide', { unitPath: about.unitPath, registeredBy });
  const request = { matter: 'campaign', id: given.id, requesterId: registeredBy } as const;
  const asked = { ...request, row: campaign };
  const state = await settleRequest(context, campaignStates, asked, given);
  await record(context, 'campaign.decided', about, { code, verdict: given.verdict });
  return state;
}
