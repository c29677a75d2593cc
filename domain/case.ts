import type { Finding } from './inspection.ts';
import { cite } from './profile/cite.ts';
import { classOf } from './profile/parameters/classes.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import { requireText } from './request.ts';

/** 后续监管 by what it comes from: a finding, or another department that handed it over. */
export type CaseKind = 'rectification' | 'pending' | 'non-cooperation' | 'inbound';

/** How a case can end; `result-changed` is for the system, when the result that opened it was entered anew. */
export const outcomes = [
  'rectified',
  'penalised',
  'referred',
  'transferred',
  'unfounded',
  'handled',
] as const;
export type Outcome = (typeof outcomes)[number] | 'result-changed';

/** A case is open, waits for a second person to agree that it is over, or is over. */
export const caseStates = {
  open: { ask: 'closing' },
  closing: { approve: 'closed', reject: 'open' },
  closed: {},
} as const;

/** 责令改正, 停业整顿, 吊销许可证件: in the order of 仙游 二(三)2. */
export const measures = ['rectify', 'suspend', 'revoke'] as const;
export type Measure = (typeof measures)[number];

// 高新区 第二十六条 (五)(七) are followed up, 高青 第二十七条 who does not cooperate, too.
const kindsByFinding: Partial<Record<Finding, Exclude<CaseKind, 'inbound'>>> = {
  rectification: 'rectification',
  pending: 'pending',
  obstructed: 'non-cooperation',
};

/** The case that a finding opens; nothing where it leaves nothing to be done. */
export const caseKindOf = (finding: Finding): Exclude<CaseKind, 'inbound'> | undefined =>
  kindsByFinding[finding];

/** The measures that a bureau's rules know for subjects of a category, in their order. */
export function ladderOf(profile: Profile, category: string): readonly Measure[] {
  const subjectClass = classOf(category);
  const ruled = subjectClass && parameter(profile, 'followup.ladder')[subjectClass];
  return ruled && ruled.length > 0 ? ruled : ['rectify'];
}

/** A measure that was ordered, and what was found when it was looked at again. */
export type Ordered = { measure: Measure; met: boolean | null };

/**
 * The reason for which steps of the ladder are left out, empty where none is. Refuses a measure that
 * the rules do not know for this class, one over a measure that nobody has looked at again, and a step that is
 * skipped without a reason: 逾期仍不改正 comes before 停业整顿.
 */
export function orderMeasure(
  profile: Profile,
  { category, measure, before, reason }: Ordering,
): string {
  const ladder = ladderOf(profile, category);
  const rule = cite(profile, 'followup.ladder');
  if (!ladder.includes(measure)) throw new Refusal('measure-not-ruled', { measure, rule });
  if (before.some(({ met }) => met === null)) throw new Refusal('measure-open', { rule });
  const skipped = skippedSteps(ladder, measure, before);
  if (skipped.length === 0) return '';
  if (!reason?.trim()) throw new Refusal('ladder-skipped', { measure: skipped[0]!, rule });
  return requireText(reason, true, rule);
}

/** The steps of the ladder below this measure that were not ordered in vain before: 逾期仍不改正. */
export function skippedSteps(
  ladder: readonly Measure[],
  measure: Measure,
  before: readonly Ordered[],
): Measure[] {
  const failed = before.filter(({ met }) => met === false).map(({ measure: one }) => one);
  return ladder.slice(0, ladder.indexOf(measure)).filter((one) => !failed.includes(one));
}

type Ordering = {
  category: string;
  measure: Measure;
  before: readonly Ordered[];
  reason?: string | undefined;
};

/** What is on file of a case that somebody wants closed. */
export type Closing = {
  kind: CaseKind;
  criminal: boolean;
  measures: readonly Ordered[];
  /** Clues that were handed on, with their receipt or without. */
  referrals: readonly { receiverKind: string; receipt: boolean }[];
};

/**
 * Refuses to close a case early: a suspected crime that nobody has handed over, a measure that
 * nobody has looked at again, a rectification that was not found done, an outcome that nothing on file shows.
 */
export function refuseEarly(profile: Profile, file: Closing, outcome: Outcome): void {
  const handedOver = file.referrals.some(({ receiverKind }) => receiverKind !== 'department');
  const ofCrime = cite(profile, 'followup.criminalReceiver');
  if (file.criminal && !handedOver) throw new Refusal('crime-not-transferred', { rule: ofCrime });
  if (file.measures.some(({ met }) => met === null)) {
    throw new Refusal('measure-open', { rule: cite(profile, 'followup.ownerRule') });
  }
  // What was ordered last: a measure that was met before says nothing of one that failed after it.
  const isDone = file.measures.at(-1)?.met === true;
  const needsRectified =
    outcome === 'rectified' || (file.kind === 'rectification' && outcome === 'handled');
  if (needsRectified && !isDone) {
    throw new Refusal('case-not-rectified', { rule: cite(profile, 'followup.ownerRule') });
  }
  refuseUnsupported(profile, file, outcome, handedOver);
}

function refuseUnsupported(
  profile: Profile,
  file: Closing,
  outcome: Outcome,
  handedOver: boolean,
): void {
  const received = file.referrals.some(
    ({ receiverKind, receipt }) => receiverKind === 'department' && receipt,
  );
  if (outcome === 'referred' && !received) {
    throw new Refusal('referral-missing', { rule: cite(profile, 'followup.referral') });
  }
  if (outcome === 'transferred' && !handedOver) {
    throw new Refusal('referral-missing', { rule: cite(profile, 'followup.criminalReceiver') });
  }
}
