import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** 不适用情形: why an inspection is made outside the random draw (高青细则 第四条, in its order). */
export const exclusionGrounds = [
  'unlisted',
  'higher-order',
  'complaint',
  'transfer',
  'incident',
  'other',
] as const;
export type ExclusionGround = (typeof exclusionGrounds)[number];

/** what kind of supervision an inspection is; only a draw yields a random one. */
export const inspectionTypes = ['random', 'key', 'complaint', 'campaign', 'credit'] as const;
export type InspectionType = (typeof inspectionTypes)[number];

/** 突发性事件 by its kind: 高新区 knows production-safety events only. */
export const incidentKinds = ['safety-production', 'other'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** An inspection outside the draw: asked for, consented to by another person, carried out. */
export const exclusionStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: { conclude: 'done' },
  rejected: {},
  done: {},
} as const;

// So that a report can be read without asking again; the number is the product's own.
const leastReason = 10;

/** What is said of an inspection outside the draw, as far as the rules bear on it. */
export type Said = {
  ground: ExclusionGround;
  reason: string;
  issuingBody: string;
  incident: IncidentKind | null;
  /** Whether it is about an item of the list in force. */
  listed: boolean;
  inspectOn: string;
};

/**
 * Refuses an inspection outside the random draw that the bureau's rules do not know.
 * Only a sudden event may be written up after its inspection.
 */
export function refuseExclusion(said: Said, profile: Profile, today: string): void {
  refuseGround(said, profile);
  if (said.reason.length < leastReason) {
    throw new Refusal('exclusion-reason-short', { least: leastReason });
  }
  if (said.ground === 'unlisted' && said.listed) {
    throw new Refusal('exclusion-is-listed', { rule: cite(profile, 'exclusions.grounds') });
  }
  if (said.ground === 'incident') refuseIncident(said, profile);
  else if (said.inspectOn < today)
    throw new Refusal('exclusion-afterwards', { on: said.inspectOn });
}

/** Refuses a ground that the bureau does not have, and an authority that may not order. */
export function refuseGround(
  { ground, issuingBody }: Pick<Said, 'ground' | 'issuingBody'>,
  profile: Profile,
): void {
  if (!parameter(profile, 'exclusions.grounds').includes(ground)) {
    throw new Refusal('exclusion-ground-unknown', { rule: cite(profile, 'exclusions.grounds') });
  }
  if (ground !== 'higher-order') return;
  const bodies = parameter(profile, 'exclusions.higherBodies');
  const rule = cite(profile, 'exclusions.higherBodies');
  if (issuingBody === '') throw new Refusal('exclusion-body-missing', { rule });
  if (bodies.length > 0 && !bodies.includes(issuingBody)) {
    throw new Refusal('exclusion-body-unknown', { bodies: bodies.join('、'), rule });
  }
}

// P-43: 高青 any sudden event, 高新区 突发性安全生产事件 only.
function refuseIncident({ incident }: Said, profile: Profile): void {
  if (incident === null) throw new Refusal('bad-input', { field: 'incident' });
  const isAny = parameter(profile, 'exclusions.suddenEvent') === 'any';
  if (!isAny && incident !== 'safety-production') {
    const rule = cite(profile, 'exclusions.suddenEvent');
    throw new Refusal('exclusion-not-safety', { rule });
  }
}

/** Whether a second person has to consent; only the ground "other" may be free of it, by the rules. */
export const needsConsent = (ground: ExclusionGround, profile: Profile): boolean =>
  ground !== 'other' || parameter(profile, 'exclusions.otherNeedsApproval');

/** What an inspection outside the draw counts as; never as random. */
export function typeOf(ground: ExclusionGround, isCampaign: boolean): InspectionType {
  if (isCampaign) return 'campaign';
  return ground === 'complaint' || ground === 'transfer' ? 'complaint' : 'key';
}
