import { addWorkingDays, type Calendar, type Day, type DueDay } from './calendar.ts';
import type { Finding } from './inspection.ts';
import { articleOf, cite, readingOf } from './profile/cite.ts';
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

/**
 * R-157, P-03 先处理后公示: whether a finding may not go public yet, since the rules count its term from the
 * decision how it is dealt with, and nobody has entered one.
 */
export const awaitsHandling = (
  profile: Profile,
  { finding, decidedOn }: { finding: Finding | null; decidedOn: Day | null },
): boolean =>
  finding !== null &&
  decidedOn === null &&
  !isClean(profile, finding) &&
  parameter(profile, 'disclosure.clockProblem') === 'handling-decided';

/** Refuses (`handling-undecided`) to publish a problem before it is decided how it is dealt with. */
export function refuseUnhandled(
  profile: Profile,
  facts: { finding: Finding | null; decidedOn: Day | null },
): void {
  if (!awaitsHandling(profile, facts)) return;
  const rule = `${readingOf(profile, 'disclosure.clockProblem')} · P-03 disclosure.clockProblem`;
  throw new Refusal('handling-undecided', { rule });
}

/** What is known of a result that is to be disclosed. */
export type Disclosable = {
  inspection: string;
  /** Every task that the visit serves, its own first. */
  tasks: { code: string; name: string }[];
  subject: { name: string; uscc: string; category: string; address: string };
  items: { name: string; disclosure: 'full' | 'restricted' }[];
  /** Whether an item of the visit is disclosed in part, though it be another department's, and in another copy. */
  isInPart?: boolean;
  finding: Finding;
  note: string;
  unit: string;
  date: Day;
  inspectors: string[];
  /** what the subject did, as its result says it. */
  conduct?: { kind: string; fact: string }[];
};

/** What of a result can be left out of its public copy, by the template that it is disclosed with. */
type Detail = 'address' | 'note';
const templates = {
  full: ['address', 'note'],
  // R-160 有限制向社会公开: neither where they are nor what they keep, or how it is kept, stands in any text.
  guns: [],
  blasting: [],
  item: [],
} as const satisfies Record<string, readonly Detail[]>;
type Template = keyof typeof templates;

/**
 * The public's copy of a result: these fields and no others, and of the details those of its template. Of
 * guns and blasting, and of any item that is disclosed in part, neither address nor details go out.
 * Inspectors appear as 张*. A visit that several tasks share is disclosed once and names them all.
 */
export function resultNotice(result: Disclosable, profile: Profile) {
  const { subject, items, tasks } = result;
  const template = templateOf(result, profile);
  const shown: readonly Detail[] = templates[template];
  const restricted = template !== 'full';
  return {
    inspection: result.inspection,
    task: tasks.map(({ name }) => name).join('、'),
    ...(tasks.length > 1 ? { tasks } : {}),
    subject: {
      name: subject.name,
      uscc: subject.uscc,
      category: subject.category,
      ...(shown.includes('address') ? { address: subject.address } : {}),
    },
    items: items.map(({ name }) => name),
    finding: result.finding,
    ...(shown.includes('note') ? { note: result.note } : {}),
    ...conductShown(result.conduct ?? [], shown),
    unit: result.unit,
    date: result.date,
    inspectors: result.inspectors.map(maskName),
    restricted,
  };
}

// what stands in the result goes out by itself; of a result in part, without its details.
function conductShown(conduct: NonNullable<Disclosable['conduct']>, shown: readonly Detail[]) {
  if (conduct.length === 0) return {};
  const isWhole = shown.includes('note');
  return {
    conduct: conduct.map(({ kind, fact }): { kind: string; fact?: string } =>
      isWhole ? { kind, fact } : { kind },
    ),
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
    conduct: (notice.conduct ?? []).map(({ fact }) => fact ?? '').join('\n'),
    unit: notice.unit,
    inspectors: notice.inspectors.join('\n'),
  };
}

function templateOf({ subject, items, isInPart }: Disclosable, profile: Profile): Template {
  const subjectClass = classOf(subject.category);
  const classes = parameter(profile, 'disclosure.restrictedClasses');
  if (subjectClass !== undefined && classes.includes(subjectClass)) {
    return subjectClass === 'blasting' || subjectClass === 'guns' ? subjectClass : 'item';
  }
  // The words of a result are about all its items, whichever of them this copy names.
  return isInPart || items.some(({ disclosure }) => disclosure === 'restricted') ? 'item' : 'full';
}

/**
 * R-164 准确、及时、完整: refuses a public copy that does not say who was inspected, by whom, on what, when and
 * with what outcome (`disclosure-incomplete`), naming the fields.
 */
export function refuseIncomplete(notice: ReturnType<typeof resultNotice>, profile: Profile): void {
  const needed = {
    'subject.name': notice.subject.name,
    'subject.uscc': notice.subject.uscc,
    items: notice.items.join(''),
    finding: notice.finding,
    unit: notice.unit,
    date: notice.date,
    inspectors: notice.inspectors.join(''),
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value?.trim() ? [] : [name]));
  if (missing.length === 0) return;
  const rule = cite(profile, 'disclosure.owner');
  throw new Refusal('disclosure-incomplete', { fields: missing.join('、'), rule });
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

/**
 * P-05: the platforms on which a result on a subject of this category is entered. 仙游 二(三)3: the government's
 * service platform is for the results of fire inspections.
 */
export function channelsFor(category: string, profile: Profile): readonly string[] {
  const isFire = classOf(category) === 'fire';
  return parameter(profile, 'disclosure.channels').filter(
    (channel) => channel !== 'public-service-platform' || isFire,
  );
}

/** 张*: the family name only. */
export const maskName = (name: string): string => `${Array.from(name)[0] ?? ''}*`;
