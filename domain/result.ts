import { sha256 } from './draw/hash.ts';
import { canonicalJson } from './draw/canonical.ts';
import { checkConclusion, type Conclusion, formsDirectly } from './conclusion.ts';
import type { FormChoice } from './form.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import { requireText } from './request.ts';

/** A version of a form as a result names it. */
export type FormName = { code: string; version: number; name: string; hash: string };

/** An item of the visit as the team goes through it: by the form that it has, or by its own 抽查内容. */
export type ChecklistItem = {
  itemId: string;
  code: string;
  name: string;
  content: string;
  form?: (FormName & { id: string; how: FormChoice }) | null;
  points?: { text: string; standard: string }[] | null;
};

/** What can be found at a point; one that does not apply says why. */
export const answers = ['ok', 'problem', 'not-applicable'] as const;

/** What was found at one point (抽查内容) of one item. */
export type Answer = {
  itemId: string;
  point: string;
  answer: (typeof answers)[number];
  note?: string | undefined;
};

/** The points of an item: those of its form, else its own; an item without any is one point itself. */
export function pointsOf({
  name,
  content,
  points: asked,
}: Pick<ChecklistItem, 'name' | 'content' | 'points'>): string[] {
  if (asked) return asked.map(({ text }) => text);
  const points = content
    .split('、')
    .map((point) => point.trim())
    .filter((point) => point !== '');
  return points.length > 0 ? [...new Set(points)] : [name];
}

/** What the lead enters. */
export type Entry = Conclusion & { answers: Answer[]; note: string };

/**
 * Refuses a result that is not complete or contradicts itself: every point of every
 * item has one answer, one that does not apply says why, 未发现问题 stands alone, 其他情形 says what; where the
 * rules ask for forms, every item has one. What it says beside the answers has to be in the rules, and
 * proved by `files` files where it says that nothing could be checked. Answers come back in the order of the
 * checklist.
 */
export function checkResult(
  checklist: ChecklistItem[],
  entry: Entry,
  { profile, files }: { profile: Profile; files: number },
): Answer[] {
  const { finding, answers, note } = entry;
  if (!parameter(profile, 'result.codes').includes(finding)) {
    throw new Refusal('bad-input', { field: 'finding', by: cite(profile, 'result.codes') });
  }
  const isDirect = formsDirectly(finding, profile);
  if (finding === 'other') requireText(note, true, cite(profile, 'result.codes'));
  if (isDirect) requireText(note, true, cite(profile, 'result.directPath'));
  checkConclusion(entry, files, profile);
  if (!isDirect) refuseWithoutForm(checklist, profile);
  const ordered = orderAnswers(checklist, answers);
  const points = checklist.reduce((sum, item) => sum + pointsOf(item).length, 0);
  if (!isDirect && ordered.length < points) {
    throw new Refusal('answers-missing', {
      count: points - ordered.length,
      rule: cite(profile, 'draw.mergeOverlaps'),
    });
  }
  if (ordered.some((given) => given.answer === 'not-applicable' && !given.note)) {
    throw new Refusal('reason-required');
  }
  const problems = ordered.filter(({ answer }) => answer === 'problem').length;
  if (finding === 'clear' && problems > 0) {
    throw new Refusal('finding-contradicted', { count: problems });
  }
  return ordered;
}

// 高新区指引 第二十五条: 严格依照适用的检查表单开展检查.
function refuseWithoutForm(checklist: ChecklistItem[], profile: Profile): void {
  if (!parameter(profile, 'exec.formRequired')) return;
  const without = checklist.filter(({ form }) => !form);
  if (without.length === 0) return;
  const items = without.map(({ name }) => name).join('、');
  throw new Refusal('form-missing', { items, rule: cite(profile, 'exec.formRequired') });
}

function orderAnswers(checklist: ChecklistItem[], answers: Answer[]): Answer[] {
  const key = ({ itemId, point }: Pick<Answer, 'itemId' | 'point'>) => `${itemId} ${point}`;
  const given = new Map(answers.map((answer) => [key(answer), answer]));
  if (given.size < answers.length) throw new Refusal('bad-input', { field: 'answers' });
  const ordered = checklist.flatMap((item) =>
    pointsOf(item).flatMap((point) => given.get(key({ itemId: item.itemId, point })) ?? []),
  );
  if (ordered.length < answers.length) throw new Refusal('bad-input', { field: 'answers' });
  return ordered.map(({ itemId, point, answer, note }) => ({
    itemId,
    point,
    answer,
    ...(note?.trim() && { note: note.trim() }),
  }));
}

/** What the members sign, all of it: who entered what, by which forms, with which files. */
export type ResultContent = Entry & {
  inspection: string;
  number: number;
  submittedBy: string;
  activities: string[];
  forms: (FormName & { item: string })[];
  evidence: { number: number; hash: string }[];
  /** that the subject refused, hid the truth or deceived; absent where it did not. */
  conduct?: { number: number; kind: string; fact: string }[];
};

/** SHA-256 (hex) of the RFC 8785 form of a result. */
export function resultHash(result: ResultContent): string {
  return sha256(new TextEncoder().encode(canonicalJson(result)));
}

/** The forms by which something was answered, as a result names them, each with the code of its item. */
export const formsIn = (checklist: ChecklistItem[], answers: Answer[]): ResultContent['forms'] =>
  checklist.flatMap(({ itemId, code: item, form }) => {
    if (!form || !answers.some((answer) => answer.itemId === itemId)) return [];
    const { code, version, name, hash } = form;
    return [{ item, code, version, name, hash }];
  });
