import type { Finding } from './inspection.ts';
import { cite } from './profile/cite.ts';
import type { ParameterKey } from './profile/parameters.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** 检查方式, R-135. */
export const methods = ['documents', 'site', 'network'] as const;
/** 抽查活动类型, R-136: 综合联查, 风险分类联查, 专项整治联查. */
export const activityKinds = ['comprehensive', 'risk', 'special'] as const;
/** When 不予配合 is serious, 高新区指引 第二十七条 (一) to (四). */
export const obstructions = ['entry', 'materials', 'untruthful', 'obstruction'] as const;
/** What is done on the spot about a violation, 高青细则 第二十三条. */
export const spotMeasures = ['site-record', 'evidence', 'stop-order', 'rectification'] as const;

/** What a result says beside its answers: how it was checked, and what was done and proved at once. */
export type Conclusion = {
  finding: Finding;
  methods: (typeof methods)[number][];
  grounds: (typeof obstructions)[number][];
  measures: (typeof spotMeasures)[number][];
};

/** Findings that say why nothing could be checked: each needs a file that shows it. */
export const unchecked: readonly Finding[] = ['unreachable', 'obstructed'];

/**
 * Refuses methods, grounds and measures that the bureau's rules do not list, a result
 * without any method, serious non-cooperation without its ground, a ground or a measure beside a finding that
 * has none, a measure that the party is told where nobody could be reached, and 无法联系 or 不予配合 without a file that shows it; `files` is how many there are.
 */
export function checkConclusion(given: Conclusion, files: number, profile: Profile): void {
  if (given.methods.length === 0) {
    throw new Refusal('methods-missing', { rule: cite(profile, 'exec.methods') });
  }
  refuseOutside(given.methods, 'exec.methods', 'method-not-ruled', profile);
  refuseOutside(given.measures, 'exec.measures', 'spot-measure-not-ruled', profile);
  if (given.finding === 'clear' && given.measures.length > 0) {
    throw new Refusal('measures-without-problem', { rule: cite(profile, 'exec.measures') });
  }
  if (given.finding === 'unreachable' && given.measures.some((one) => toTheParty.includes(one))) {
    throw new Refusal('measures-without-party', { rule: cite(profile, 'exec.measures') });
  }
  checkGrounds(given, profile);
  refuseWithoutEvidence(given.finding, files, profile);
}

/**
 * 未发现问题 stands alone; refuses it (`clear-beside-conduct`) where it is on file that the subject
 * refused the check, hid the truth or deceived, `count` times, since both would be public side by side.
 */
export function refuseClearBesideConduct(finding: Finding, count: number, profile: Profile): void {
  if (finding !== 'clear' || count === 0) return;
  throw new Refusal('clear-beside-conduct', { count, rule: cite(profile, 'result.recordRefusal') });
}

/** Refuses 无法联系 and 不予配合 without a file that shows it. */
export function refuseWithoutEvidence(finding: Finding, files: number, profile: Profile): void {
  if (unchecked.includes(finding) && files === 0) {
    throw new Refusal('evidence-missing', { rule: cite(profile, evidenceRule[finding]!) });
  }
}

/** 高新区指引 第二十九条: nobody could be reached, or entry was refused, so there is nothing to tick off. */
export const formsDirectly = (finding: Finding, profile: Profile): boolean =>
  unchecked.includes(finding) && parameter(profile, 'result.directPath');

/** 高青细则 第二十三条: what the party itself is told, 责令当事人停止 and 督促当事人整改: nobody was reached for that. */
const toTheParty: readonly string[] = ['stop-order', 'rectification'];

const evidenceRule: Partial<Record<Finding, ParameterKey>> = {
  unreachable: 'result.directPath',
  obstructed: 'result.nonCoopGrounds',
};

/**
 * refuses serious non-cooperation without its ground where the rules list grounds (`ground-missing`), one
 * that they do not list (`ground-not-ruled`), and any beside another finding (`ground-without-obstruction`).
 */
export function checkGrounds(
  { finding, grounds }: Pick<Conclusion, 'finding' | 'grounds'>,
  profile: Profile,
): void {
  if (finding !== 'obstructed') {
    if (grounds.length > 0) throw new Refusal('ground-without-obstruction');
    return;
  }
  const isListed = parameter(profile, 'result.nonCoopGrounds').length > 0;
  if (isListed && grounds.length === 0) {
    throw new Refusal('ground-missing', { rule: cite(profile, 'result.nonCoopGrounds') });
  }
  refuseOutside(grounds, 'result.nonCoopGrounds', 'ground-not-ruled', profile);
}

type Listed = 'exec.methods' | 'exec.measures' | 'result.nonCoopGrounds' | 'exec.activityKinds';
type Code =
  | 'method-not-ruled'
  | 'spot-measure-not-ruled'
  | 'ground-not-ruled'
  | 'activity-not-ruled';

function refuseOutside(given: readonly string[], key: Listed, code: Code, profile: Profile): void {
  const allowed: readonly string[] = parameter(profile, key);
  if (given.some((one) => !allowed.includes(one))) {
    throw new Refusal(code, { rule: cite(profile, key) });
  }
}

/** Refuses a kind of activity that the bureau's rules do not have. */
export const checkActivity = (kind: string | null, profile: Profile): void =>
  refuseOutside(kind === null ? [] : [kind], 'exec.activityKinds', 'activity-not-ruled', profile);
