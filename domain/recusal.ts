import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/**
 * R-125, P-30: whoever has an interest applies. 依法回避 (许昌 二(七)) knows that as well, and the order of a
 * person in charge beside it.
 */
const modes = { apply: ['apply', 'by-law'], order: ['by-law'] } as const;

/** Whether the rules of a bureau know this way to a recusal. */
export const knowsRecusal = (profile: Profile, way: keyof typeof modes): boolean =>
  modes[way].some((mode) => parameter(profile, 'recusal.modes').includes(mode));

/** Refuses (`recusal-not-ruled`) a way to a recusal that the rules of the bureau do not know. */
export function refuseUnruled(profile: Profile, way: keyof typeof modes): void {
  if (knowsRecusal(profile, way)) return;
  throw new Refusal('recusal-not-ruled', { way, rule: cite(profile, 'recusal.modes') });
}
