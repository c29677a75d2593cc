import { type ExpertChoice, expertsFor } from '../../db/queries/experts.ts';
import { type ExpertMode, expertModesOf } from '../../domain/experts.ts';
import { cite } from '../../domain/profile/cite.ts';
import { entryOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';

const open = ['assigned', 'accepted', 'started'];

/**
 * Whether this expert may be asked to a visit in this way. Refuses where the bureau's
 * rules know no experts, once the result is entered, and somebody with an interest in the subject.
 */
export async function refuseUninvited(
  { tx }: Context,
  { inspection, unit, profile }: LockedInspection,
  mode: ExpertMode,
  expertId: string,
): Promise<ExpertChoice> {
  refuseMode({ inspection, profile }, mode);
  const experts = await expertsFor(tx, {
    inspectionId: inspection.id,
    bureauPath: unit.bureauPath,
  });
  const expert = experts.find(({ id }) => id === expertId);
  if (!expert) throw new Refusal('no-expert', { rule: cite(profile, 'team.expertMode') });
  if (expert.interested) throw new Refusal('interest-on-file');
  return expert;
}

/** The part of it that depends on the visit and the bureau's rules alone. */
export function refuseMode(
  { inspection, profile }: Pick<LockedInspection, 'inspection' | 'profile'>,
  mode: ExpertMode,
): void {
  if (!expertModesOf(profile).includes(mode)) {
    const parameter = entryOf(profile, 'team.expertMode').p ?? 'team.expertMode';
    throw new Refusal('expert-not-allowed', { parameter, rule: cite(profile, 'team.expertMode') });
  }
  if (!open.includes(inspection.state)) {
    throw new Refusal('illegal-step', { state: inspection.state, action: 'expert' });
  }
}
