import type { Proposal } from '../../db/entities/proposal.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import type { Context } from '../usecase.ts';
import { joinVisit } from './join-visit.ts';
import { refuseUninvited } from './refuse-uninvited.ts';

/** An approved expert joins the visit, beside its team; everything is checked again. */
export async function seatExpert(
  context: Context,
  proposal: Proposal,
  locked: LockedInspection,
): Promise<void> {
  const expertId = proposal.expertId!;
  await refuseUninvited(context, locked, 'appointment', expertId);
  await joinVisit(context, locked, { expertId, mode: 'appointment', proposalId: proposal.id });
}
