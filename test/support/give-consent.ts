import type { Matter } from '../../domain/consent.ts';
import { decideCampaign } from '../../usecases/campaign/decide.ts';
import { decideCase } from '../../usecases/case/decide.ts';
import { decideCorrection } from '../../usecases/correction/decide.ts';
import { decideExclusion } from '../../usecases/exclusion/decide.ts';
import { decideFlag } from '../../usecases/flag/decide.ts';
import { consentToJointPool } from '../../usecases/joint-pool/consent.ts';
import { decidePlan } from '../../usecases/plan/decide.ts';
import { approveProfile } from '../../usecases/profile/approve.ts';
import { decideDeployment } from '../../usecases/task/decide-deployment.ts';
import type { Command } from '../../usecases/usecase.ts';
import type { Verdict } from '../../usecases/consent/settle-request.ts';

type Give = (command: Command, id: string, verdict: Verdict) => Promise<unknown>;

/** What a press on the card of a matter does: the same use-cases as behind the forms of the panel. */
export const giveConsent: Record<Matter, Give> = {
  plan: (command, planId, verdict) => decidePlan(command, { planId, ...verdict }),
  exclusion: (command, id, verdict) => decideExclusion(command, { id, ...verdict }),
  campaign: (command, id, verdict) => decideCampaign(command, { id, ...verdict }),
  deployment: (command, taskId, verdict) => decideDeployment(command, { taskId, ...verdict }),
  'pool-agreement': (command, agreementId, verdict) =>
    consentToJointPool(command, { agreementId, ...verdict }),
  flag: (command, flagId, verdict) => decideFlag(command, { flagId, ...verdict }),
  case: (command, caseId, verdict) => decideCase(command, { caseId, ...verdict }),
  correction: (command, correctionId, verdict) =>
    decideCorrection(command, { correctionId, ...verdict }),
  profile: (command, draftId, verdict) => approveProfile(command, { draftId, ...verdict }),
};
