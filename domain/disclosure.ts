import { addWorkingDays, type Calendar, type Day, type DueDay } from './calendar.ts';
import type { Finding } from './inspection.ts';
import { articleOf, cite } from './profile/cite.ts';
import { classOf } from './profile/parameters/classes.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** The days on which a term of disclosure may begin; null while they have not come. */
export type Moments = {
  closedOn: Day | null;
  signedOn: Day | null;
  submittedOn: Day | null;
  /** The day on which it was decided how a problem is dealt with (处理决定). */
  decidedOn: Day | null;
};

/** How long a result may wait for its disclosure, and from when. */
export type Term = { from: Day; days: number; rule: string } & DueDay;

/**
 * The term of a result by the bureau's rules, or nothing while its clock has not started. The clock
 * depends on the finding: 阳城 counts problems from the day their handling is decided. Without a
 * finding, at a visit that nobody finished, it runs from the end of the task, whatever the rules.
 */
export function termOf(
  profile: Profile,
  finding: Finding | null,
  moments: Moments,
  calendar: Calendar,
): Term | undefined {
  const clean = !finding || isClean(profile, finding);
  const rule = parameter(profile, clean ? 'disclosure.clock' : 'disclosure.clockProblem');
  const clock = finding ? rule : 'task-closed';
  const key = clean ? 'disclosure.daysNormal' : 'disclosure.daysProblem';
  const from = {
    'task-closed': moments.closedOn,
    'result-signed': moments.signedOn,
    'inspection-ended': moments.submittedOn,
    'handling-decided': moments.decidedOn,
  }[clock];
  if (from === null) return undefined;
  const days = parameter(profile, key);
  return { from, days, rule: articleOf(profile, key), ...addWorkingDays(from, days, calendar) };
}

/** Whether a finding is one without a problem. */
export const isClean = (profile: Profile, finding: Finding): boolean =>
  parameter(profile, 'result.cleanCodes').includes(finding);

/** What is known of a result that is to be disclosed. */
export type Disclosable = {
  inspection: string;
  /** Every task that the visit serves, its own first. */
  tasks: { code: string; name: string }[];
  subject: { name: string; uscc: string; category: string; address: string };
  items: { name: string; disclosure: 'full' | 'restricted' }[];
  finding: Finding;
  note: string;
  unit: string;
  date: Day;
  inspectors: string[];
};

/**
 * The public's copy of a result: these fields and no others. Of guns and blasting, and of any item that
 * is disclosed in part, neither address nor details go out. Inspectors appear as 张*. A visit
 * that several tasks share is disclosed once and names them all.
 */
export function resultNotice(result: Disclosable, profile: Profile) {
  const { subject, items, tasks } = result;
  const restricted = isRestricted(result, profile);
  return {
    inspection: result.inspection,
    task: tasks.map(({ name }) => name).join('、'),
    ...(tasks.length > 1 ? { tasks } : {}),
    subject: {
      name: subject.name,
      uscc: subject.uscc,
      category: subject.category,
      ...(restricted ? {} : { address: subject.address }),
    },
    items: items.map(({ name }) => name),
    finding: result.finding,
    ...(restricted ? {} : { note: result.note }),
    unit: result.unit,
    date: result.date,
    inspectors: result.inspectors.map(maskName),
    restricted,
  };
}

/** The texts of a public copy that people wrote, by field: what the gate for personal data reads. */
export function writtenTexts(notice: ReturnType<typeof resultNotice>): Record<string, string> {
  return {
    'subject.name': notice.subject.name,
    'subject.address': notice.subject.address ?? '',
    task: notice.task,
    items: notice.items.join('\n'),
    note: notice.note ?? '',
    unit: notice.unit,
    inspectors: notice.inspectors.join('\n'),
  };
}

function isRestricted({ subject, items }: Disclosable, profile: Profile): boolean {
  const subjectClass = classOf(subject.category);
  const classes = parameter(profile, 'disclosure.restrictedClasses');
  const ofClass = subjectClass !== undefined && classes.includes(subjectClass);
  return ofClass || items.some(({ disclosure }) => disclosure === 'restricted');
}

/** The grounds on which a result on a subject of this category may be withheld, and the rule that says so. */
export function withholdingGrounds(category: string, profile: Profile) {
  const subjectClass = classOf(category);
  const isFull =
    subjectClass !== undefined &&
    parameter(profile, 'disclosure.fullClasses').includes(subjectClass);
  // of these classes everything is public unless a law says otherwise.
  const key = isFull ? 'disclosure.fullClasses' : 'disclosure.exceptionGrounds';
  const grounds: readonly string[] = isFull
    ? ['law']
    : parameter(profile, 'disclosure.exceptionGrounds');
  return { key, grounds } as const;
}

/** The ground on which a result is withheld; refuses one that the bureau's rules do not know. */
export function withholdingGround(ground: string | undefined, category: string, profile: Profile) {
  const { key, grounds } = withholdingGrounds(category, profile);
  if (ground === undefined) throw new Refusal('reason-required', { rule: cite(profile, key) });
  if (!grounds.includes(ground)) {
    throw new Refusal('bad-input', { field: 'ground', by: cite(profile, key) });
  }
  return ground;
}

/** 张*: the family name only. */
export const maskName = (name: string): string => `${Array.from(name)[0] ?? ''}*`;
