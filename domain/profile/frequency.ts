import type { StratumFilter } from '../strata.ts';
import { classOf } from './parameters/classes.ts';
import type { ParameterKey } from './parameters.ts';
import { parameter, type Profile } from './profile.ts';

/** A rule of frequency with the parameter that sets it, for the text of a refusal. */
type Ruled<T> = T & { key: ParameterKey };
type Promised = ReturnType<typeof promisesOf>[number];

/**
 * within how many months every subject of a stratum is visited, where the bureau's rules say so
 * of its class; the shortest of the periods that may apply to it.
 */
export function rotationOf(
  profile: Profile,
  filter: StratumFilter,
): Ruled<{ months: number }> | undefined {
  const key = keyOf(filter.category);
  if (!key) return undefined;
  const months = promisesOf(profile, key)
    .filter((each) => each.mode === 'rotation' && mayConcern(each, filter))
    .flatMap((each) => each.months ?? []);
  return months.length > 0 ? { months: Math.min(...months), key } : undefined;
}

/**
 * the least ratio of a draw from this class, in basis points: its own, else that of every
 * item, else the coverage that the bureau owes with each draw. Nothing where no rule says one.
 */
export function floorOf(
  profile: Profile,
  { category }: StratumFilter,
): Ruled<{ bp: number }> | undefined {
  const key = keyOf(category);
  const own = key && leastShare(profile, key);
  const baseline = leastShare(profile, 'freq.baseline');
  if (key && own !== undefined) return { bp: own, key };
  if (baseline !== undefined) return { bp: baseline, key: 'freq.baseline' };
  const coverage = parameter(profile, 'plan.minCoverage');
  const isPerDraw = parameter(profile, 'plan.minCoveragePer') === 'draw';
  return isPerDraw && coverage !== null
    ? { bp: basisPoints(coverage), key: 'plan.minCoverage' }
    : undefined;
}

/** Whether the rules give a class a frequency of its own, beside which no yearly cap stands. */
export function hasOwnFrequency(profile: Profile, category: string): boolean {
  const key = keyOf(category);
  return key !== undefined && promisesOf(profile, key).length > 0;
}

/** The parameters that say how often a class is drawn. */
export type FrequencyKey = Exclude<
  Extract<ParameterKey, `freq.${string}`>,
  'freq.mode' | 'freq.boostWindows'
>;

function keyOf(category: string): FrequencyKey | undefined {
  const name = classOf(category);
  return name && `freq.${name}`;
}

/** What the rules promise of a class; nothing where the regulation names no number. */
export const promisesOf = (profile: Profile, key: FrequencyKey) => parameter(profile, key);

// More often and more than another class: the number is left open, so it is at least one step above.
function leastShare(profile: Profile, key: FrequencyKey): number | undefined {
  const shares = promisesOf(profile, key).flatMap(({ minShare, above }) => {
    if (above) return (leastShare(profile, above) ?? 0) + 1;
    return minShare === null ? [] : basisPoints(minShare);
  });
  return shares.length > 0 ? Math.max(...shares) : undefined;
}

const basisPoints = (share: number) => Math.round(share * 10_000);

// Who is not told apart may be anybody of the class.
function mayConcern({ when }: Promised, { grade, blacklisted, subtype }: StratumFilter): boolean {
  if (when === 'blacklisted') return blacklisted !== false;
  if (when === 'normal') return blacklisted !== true;
  const nature = when === null ? undefined : subtypes[when];
  if (nature) return !subtype || subtype.includes(nature) || subtype.includes('');
  const isGrade = when !== null && /^[ABC]$/.test(when);
  return !isGrade || !grade || grade.includes(when);
}

/** What the registry calls the kinds of firms that 仙游 二(二)4 tells apart. */
export const subtypes: Partial<Record<string, string>> = {
  commercial: '营业性',
  'non-commercial': '非营业性',
};
