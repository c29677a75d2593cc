import { classOf } from './profile/parameters/classes.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { type StratumPlan, tellsRisk } from './strata.ts';

type Item = { category: string; disclosure: string };

/** Whether the subjects of a pool stand in it by their codes or by pseudonyms (draw.md §2). */
export function poolIdsOf(
  profile: Profile,
  strata: StratumPlan[],
  items: Item[],
): 'code' | 'pseudonym' {
  const rule = parameter(profile, 'draw.publishPool');
  if (rule !== 'pseudonym-when-sensitive') return rule;
  return isSensitive(profile, strata, items) ? 'pseudonym' : 'code';
}

/**
 * Whether naming who is in a pool tells more than that: its strata tell a subject's risk, or it is for
 * items or classes of restricted disclosure. By code such a pool is never published.
 */
export const isSensitive = (
  profile: Profile,
  strata: Pick<StratumPlan, 'filter' | 'weights'>[],
  items: Item[],
): boolean => strata.some(tellsRisk) || items.some((item) => isRestricted(item, profile));

function isRestricted({ category, disclosure }: Item, profile: Profile): boolean {
  const name = classOf(category);
  const classes = parameter(profile, 'disclosure.restrictedClasses');
  return disclosure === 'restricted' || (name !== undefined && classes.includes(name));
}
