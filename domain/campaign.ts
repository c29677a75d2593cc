import { type ExclusionGround, refuseGround } from './exclusion.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** 专项检查, 全覆盖巡查: inspections of many subjects that nobody drew. */
export const campaignKinds = ['campaign', 'patrol'] as const;

/** A campaign as it is asked for and consented to by another person. */
export const campaignStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const;

/** What is said of a campaign, as far as the rules bear on it. */
type Said = {
  ground: ExclusionGround | null;
  documentNo: string;
  issuingBody: string;
  /** Items of the list in force that it is about, by name. */
  listed: string[];
};

/**
 * 高青细则 第三条: a listed item is in principle not put through a campaign as well. Where the
 * bureau's rules say so, refuses one without a ground of those that stand outside the random draw.
 */
export function refuseCampaign({ listed, ...said }: Said, profile: Profile): void {
  if (warnsOfCampaign(listed, profile) && said.ground === null) {
    const rule = cite(profile, 'scope.noParallelCampaign');
    throw new Refusal('campaign-on-listed-item', { item: listed.join('、'), rule });
  }
  if (said.ground === null) return;
  if (said.documentNo === '') throw new Refusal('bad-input', { field: 'documentNo' });
  refuseGround({ ground: said.ground, issuingBody: said.issuingBody }, profile);
}

/** Whether a campaign on these listed items is what the bureau's rules warn of. */
export const warnsOfCampaign = (listed: string[], profile: Profile): boolean =>
  listed.length > 0 && parameter(profile, 'scope.noParallelCampaign');
