import { cite } from '../profile/cite.ts';
import { floorOf, type FrequencyKey, promisesOf, subtypes } from '../profile/frequency.ts';
import { classOf, type SubjectClass, subjectClasses } from '../profile/parameters/classes.ts';
import type { Profile } from '../profile/profile.ts';
import type { StratumFilter } from '../strata.ts';

/** What of a subject decides how often it is inspected. */
export type Standing = {
  category: string;
  grade: string;
  blacklisted: boolean;
  /** 营业性 or 非营业性, of blasting firms (仙游 二(二)4). */
  subtype: string;
  /** 存续: whoever has left the library is promised nothing. */
  subsists: boolean;
};

/** One promise of the bureau's rules: of whom, how often, and how many of them. */
export type FrequencyRule = {
  key: FrequencyKey | 'freq.boostWindows' | 'item.frequencySource';
  /** The parameter with its article, as `cite` writes it, and the version of the rules that sets it. */
  article: string;
  version: string;
  /** The 检查对象类别; null stands for every one that no rule names. */
  category: string | null;
  /** A, B, C, blacklisted, normal, commercial, non-commercial; null is the whole class. */
  when: string | null;
  months: number;
  mode: 'rotation' | 'sample';
  /** Of a sample, the least ratio of each draw in basis points; null where no rule says one. */
  minBp: number | null;
  /** the item whose own frequency it is, and how many draws it asks for in a period. */
  item?: { code: string; name: string };
  times?: number;
};

/** Which parameter says something, as a rule tells it. */
export const citedOf = (profile: Profile, key: FrequencyRule['key']) => ({
  key,
  article: cite(profile, key),
  version: `${profile.slug}@${profile.version}`,
});

/**
 * The promises of a profile, R-070 to R-079, as a list. Where a number is left open, 仙游 二(二)2 增加频次
 * of armed escort, it is the next shorter period: 系统默认，非本局文件规定.
 */
export function frequencyRules(profile: Profile): FrequencyRule[] {
  const names = Object.keys(subjectClasses) as SubjectClass[];
  const ofClasses = names.flatMap((name) => {
    const category = subjectClasses[name][0];
    return rulesOf(profile, `freq.${name}`, category);
  });
  return [...ofClasses, ...rulesOf(profile, 'freq.baseline', null)];
}

function rulesOf(profile: Profile, key: FrequencyKey, category: string | null): FrequencyRule[] {
  const minBp = floorOf(profile, { category: category ?? '' })?.bp ?? null;
  return promisesOf(profile, key).flatMap(({ when, months, mode, above }) => {
    const period = months ?? (above && shorter(shortest(profile, above)));
    if (!period) return [];
    const least = mode === 'sample' ? minBp : null;
    return [{ ...citedOf(profile, key), category, when, months: period, mode, minBp: least }];
  });
}

const shortest = (profile: Profile, key: FrequencyKey): number =>
  Math.min(...promisesOf(profile, key).flatMap(({ months }) => months ?? []));

const shorter = (months: number): number =>
  [12, 6, 3, 2, 1].find((each) => each < months) ?? months;

/**
 * The rule that a subject stands under. Of a class with rules of its own whose grade or subtype the
 * registry does not tell, the strictest: 系统默认，非本局文件规定.
 */
export function ruleFor(
  rules: readonly FrequencyRule[],
  standing: Standing,
): FrequencyRule | undefined {
  const found = known.get(rules) ?? new Map<string, FrequencyRule | undefined>();
  known.set(rules, found);
  const { category, grade, blacklisted, subtype } = standing;
  const name = `${category}\t${grade}\t${blacklisted}\t${subtype}`;
  if (!found.has(name)) found.set(name, lookUp(rules, standing));
  return found.get(name);
}

// Asked for every subject and period: of each kind of subject it is looked up once.
const known = new WeakMap<readonly FrequencyRule[], Map<string, FrequencyRule | undefined>>();

function lookUp(rules: readonly FrequencyRule[], standing: Standing): FrequencyRule | undefined {
  const ofClass = rules.filter(({ category }) => category === standing.category);
  if (ofClass.length === 0) {
    return rules.find(({ category }) => category === null && !classOf(standing.category));
  }
  return ofClass.find(({ when }) => applies(when, standing)) ?? strictest(ofClass);
}

const strictest = (rules: readonly FrequencyRule[]): FrequencyRule =>
  rules.reduce((first, other) => (other.months < first.months ? other : first));

function applies(when: string | null, { grade, blacklisted, subtype }: Standing): boolean {
  switch (when) {
    case null:
      return true;
    case 'blacklisted':
      return blacklisted;
    case 'normal':
      return !blacklisted;
    default:
      return when in subtypes ? subtype === subtypes[when] : grade === when;
  }
}

/**
 * The stratum that holds those of a category who stand under a rule, the ones that the registry does not
 * tell apart with those of the strictest.
 */
export function filterOf(
  rule: FrequencyRule,
  rules: readonly FrequencyRule[],
  category: string,
): StratumFilter {
  const { when } = rule;
  if (when === null) return { category };
  if (when === 'blacklisted' || when === 'normal') {
    return { category, blacklisted: when === 'blacklisted' };
  }
  const isStrictest = rule === strictest(rules.filter((each) => each.category === category));
  const name = subtypes[when];
  const values = [name ?? when, ...(isStrictest ? [''] : [])];
  return name ? { category, subtype: values } : { category, grade: values };
}
