import { Refusal } from '../../domain/refusal.ts';
import type { HeldKind } from '../../domain/verdict.ts';
import { settleCampaign } from '../campaign/decide.ts';
import { settleCase } from '../case/decide.ts';
import { settleCorrection } from '../correction/decide.ts';
import { settleDisclosure } from '../disclosure/approve.ts';
import { settleExclusion } from '../exclusion/decide.ts';
import { settleFlag } from '../flag/decide.ts';
import { settleAgreement } from '../joint-pool/consent.ts';
import { settlePlan } from '../plan/decide.ts';
import { settleReview } from '../objection/review.ts';
import { settleProfile } from '../profile/approve.ts';
import { settleProposal } from '../proposal/decide.ts';
import { settleRecusal } from '../recusal/decide.ts';
import { settleSubstitution } from '../substitution/decide.ts';
import { settleDeployment } from '../task/decide-deployment.ts';
import type { Context } from '../usecase.ts';
import { type Held, plainly } from './input.ts';

type Settle = (context: Context, held: Held) => Promise<unknown>;

/** What a verdict does once its minute is over, by what it is about. */
export const settlements: Record<HeldKind, Settle> = {
  recusal: (context, held) => settleRecusal(context, plainly(held)),
  substitution: (context, held) => settleSubstitution(context, plainly(held)),
  disclosure: (context, { id: disclosureId, verdict, ground, reason }) => {
    if (verdict === 'reject') throw new Refusal('bad-input', { field: 'verdict' });
    return settleDisclosure(context, { disclosureId, verdict, ground, reason });
  },
  proposal: (context, held) => settleProposal(context, plainly(held)),
  plan: (context, held) => {
    const { id: planId, verdict, reason = '' } = plainly(held);
    return settlePlan(context, { planId, verdict, reason: reason.trim() });
  },
  exclusion: (context, held) => settleExclusion(context, plainly(held)),
  campaign: (context, held) => settleCampaign(context, plainly(held)),
  deployment: (context, held) => {
    const { id: taskId, verdict, reason } = plainly(held);
    return settleDeployment(context, { taskId, verdict, reason });
  },
  'pool-agreement': (context, held) => {
    const { id: agreementId, verdict, reason } = plainly(held);
    return settleAgreement(context, { agreementId, verdict, reason });
  },
  flag: (context, held) => {
    const { id: flagId, verdict, reason } = plainly(held);
    return settleFlag(context, { flagId, verdict, reason });
  },
  case: (context, held) => {
    const { id: caseId, verdict, reason } = plainly(held);
    return settleCase(context, { caseId, verdict, reason });
  },
  correction: (context, held) => {
    const { id: correctionId, verdict, reason } = plainly(held);
    return settleCorrection(context, { correctionId, verdict, reason });
  },
  objection: (context, { id: objectionId, review }) => {
    if (!review) throw new Refusal('bad-input', { field: 'outcome' });
    return settleReview(context, { objectionId, ...review });
  },
  profile: (context, held) => {
    const { id: draftId, verdict, reason } = plainly(held);
    return settleProfile(context, { draftId, verdict, reason, effectiveFrom: held.effectiveFrom });
  },
};
