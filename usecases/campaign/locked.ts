import { Campaign } from '../../db/entities/campaign.ts';
import { unitById } from '../../db/queries/units.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** Locks a campaign, with where the trail puts it; refuses `not-found`. */
export async function lockCampaign({ tx }: Context, id: string) {
  const campaign = await tx.findOne(Campaign, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!campaign) throw new Refusal('not-found', { what: 'campaign' });
  const { path: unitPath } = await unitById(tx, campaign.unitId);
  return { campaign, about: { type: 'campaign', id, unitPath } };
}
