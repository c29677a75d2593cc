import type { Profile } from './profile/profile.ts';
import { parameter } from './profile/profile.ts';

/** Why deciding a recusal weighs more than usual. */
export type Risk = 'late' | 'repeated';

/** How a request for recusal stands when somebody is about to decide it. */
export type RiskFacts = {
  /** Somebody of the team has arrived at the visit. */
  begun: boolean;
  /** Days from the request to the last day of the visit. */
  daysLeft: number;
  /** Recusals of the same person within the year before, this one included. */
  inYear: number;
};

/** 风险分级: late and repeated recusals are decided with a second factor, the rest in the chat. */
export function risksOf({ begun, daysLeft, inYear }: RiskFacts, profile: Profile): Risk[] {
  const isLate = begun || daysLeft < parameter(profile, 'recusal.lateDays');
  const isRepeated = inYear >= parameter(profile, 'recusal.repeatedFrom');
  return [...(isLate ? (['late'] as const) : []), ...(isRepeated ? (['repeated'] as const) : [])];
}
