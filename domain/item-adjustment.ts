import type { Day } from './calendar.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** A version that is to come into force in a list that the public reads already. */
export type Adjustment = {
  name: string;
  /** Why the version before it is replaced (立改废释). */
  reason: string;
  effectiveOn: Day | null;
  /** Whether a version of the item is in force, or was. */
  replaces: boolean;
  /** Whether it was released for its day, which the worker may have come to late. */
  scheduled: boolean;
};

const key = 'item.publishAdjustments';

/** whether what an adjustment changes is told to the public, with why and since when. */
export const publishesAdjustments = (profile: Profile): boolean => parameter(profile, key);

/**
 * R-027, 高青细则 第八条: 适时动态调整，并及时公布调整情况. Refuses an adjustment that would be in force before it
 * is published, or whose publication could not say why, where the bureau publishes adjustments.
 */
export function refuseUnpublished(adjustment: Adjustment, today: Day, profile: Profile): void {
  if (!publishesAdjustments(profile)) return;
  const { name: item, reason, effectiveOn, replaces, scheduled } = adjustment;
  const rule = cite(profile, key);
  if (replaces && reason.trim() === '') {
    throw new Refusal('item-adjustment-unexplained', { item, rule });
  }
  if (effectiveOn !== null && effectiveOn < today && !scheduled) {
    throw new Refusal('item-adjustment-backdated', { item, on: effectiveOn, rule });
  }
}
