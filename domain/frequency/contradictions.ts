import { cite } from '../profile/cite.ts';
import { parameters } from '../profile/parameters.ts';
import { parameter, type Profile } from '../profile/profile.ts';
import { Refusal } from '../refusal.ts';
import { frequencyRules } from './rules.ts';

/**
 * R-075, 仙游 二(二)2: armed escort is drawn more often than security firms. Refuses rules of a bureau that
 * set it as often or less, and names what the parent's rules say of it.
 */
export function refuseContradiction(profile: Profile, parent: Profile): void {
  // More often than itself is nothing that anybody could keep.
  if (parameter(profile, 'freq.security').some(({ above }) => above !== undefined)) {
    const [zh, en] = parameters['freq.security'].label;
    throw new Refusal('profile-value', { key: 'freq.security', zh, en });
  }
  const rules = frequencyRules(profile);
  const monthsOf = (key: 'freq.escort' | 'freq.security') =>
    rules.flatMap((rule) => (rule.key === key ? [rule.months] : []));
  const base = Math.min(...monthsOf('freq.security'));
  const own = Math.max(...monthsOf('freq.escort'));
  if (Number.isFinite(base) && own >= base) {
    throw new Refusal('escort-not-above', {
      months: own,
      base,
      rule: cite(parent, 'freq.escort'),
    });
  }
}
