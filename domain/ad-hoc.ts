import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/**
 * P-38: refuses a draw outside the plan (临时性抽查, R-064) where the bureau follows its plan strictly (许昌 二(四)), or
 * knows only directed draws ordered apart (高青 第十六条).
 */
export function refuseAdHoc(isDeployed: boolean, profile: Profile): void {
  if (!parameter(profile, 'task.allowAdHoc')) {
    throw new Refusal('ad-hoc-not-allowed', { rule: cite(profile, 'task.allowAdHoc') });
  }
  if (parameter(profile, 'task.adHocRule') === 'directed-exempt' && !isDeployed) {
    throw new Refusal('ad-hoc-only-deployed', { rule: cite(profile, 'task.adHocRule') });
  }
}
