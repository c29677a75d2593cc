import { classOf } from './profile/parameters/classes.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { type StratumPlan, tellsRisk } from './strata.ts';

type Item = { category: string; disclosure: string };

/**
 * Whether the subjects of a pool stand in it by their codes or by pseudonyms (draw.md §2). Sensitive is
 * a pool whose strata tell a subject's risk, or one for items or classes of restricted disclosure.
 */
export function poolIdsOf(
  profile: Profile,
  strata: StratumPlan[],
  items: Item[],
): 'code' | 'pseudonym' {
  const rule = parameter(profile, 'draw.publishPool');
  if (rule !== 'pseudonym-when-sensitive') return rule;
  const isSensitive = strata.some(tellsRisk) || items.some((item) => isRestricted(item, profile));
  return isSensitive ? 'pseudonym' : 'code';
}

function isRestricted({ category, disclosure }: Item, profile: Profile): boolean {
  const name = classOf(category);
  const classes = parameter(profile, 'disclosure.restrictedClasses');
  return disclosure === 'restricted' || (name !== undefined && classes.includes(name));
}
