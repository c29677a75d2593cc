import type { Form, FormField } from '../chat/port.ts';
import { type Text, told } from '../chat/text.ts';
import { database } from '../db/data-source.ts';
import { checklistOf } from '../db/queries/checklist.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import type { Button } from '../domain/buttons.ts';
import { type Answer, pointsOf } from '../domain/result.ts';
import { secondVisitFields } from './second-visit-form.ts';
import { parameter } from '../domain/profile/profile.ts';
import { recusalGrounds, substitutionReasons } from '../domain/substitution.ts';
import { appointFields } from './appoint-form.ts';

/** What somebody filled in, by the fields' names. */
export type Answers = Record<string, string | undefined>;

/** What the form is about, and who fills it in. */
type Maker = (id: string, personId: string) => Promise<FormField[]>;

const forms = {
  'recusal.request': () =>
    Promise.resolve([
      choice('ground', told('form.ground'), recusalGrounds.map(option('ground'))),
      words('note', told('form.note'), false),
    ]),
  'substitution.request': async (id) => {
    const allowed: readonly string[] = parameter(await inspectionProfile(id), 'subst.reasons');
    const reasons = substitutionReasons.filter((reason) => allowed.includes(reason));
    return [
      choice('reason', told('form.reason'), reasons.map(option('reason'))),
      words('note', told('form.note'), false),
    ];
  },
  'recusal.appoint': (id, personId) => appointFields({ kind: 'recusal', id }, personId),
  'substitution.appoint': (id, personId) => appointFields({ kind: 'substitution', id }, personId),
  'recusal.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'substitution.reject': () =>
    Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'task.dispatch-apart': (id) => secondVisitFields(id),
  'proposal.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'consent.approve-although': () => Promise.resolve([words('reason', told('form.although'), true)]),
  'consent.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'result.submit': async (id) => {
    const codes = parameter(await inspectionProfile(id), 'result.codes');
    return [
      ...(await pointFields(id)),
      choice('finding', told('form.finding'), codes.map(option('finding'))),
      words('note', told('form.result-note'), false),
    ];
  },
} satisfies Partial<Record<Button, Maker>>;

/** The buttons that ask for more than a press. */
export type FormButton = keyof typeof forms;

/** Whether the button opens a form. */
export const asksForm = (button: string): button is FormButton => Object.hasOwn(forms, button);

/** The form of a button about `id` for this person; `grant` comes back with the answers. */
export async function formFor(
  button: FormButton,
  id: string,
  grant: string,
  personId: string,
): Promise<Form> {
  return {
    action: button,
    title: told(`form.${button}`),
    submit: told('form.submit'),
    fields: await forms[button](id, personId),
    grant,
  };
}

const choice = (name: string, label: Text, options: [string, Text][]): FormField => ({
  t: 'choice',
  name,
  label,
  required: true,
  options,
});

const words = (name: string, label: Text, required: boolean): FormField => ({
  t: 'text',
  name,
  label,
  required,
  maxLength: 500,
});

const option =
  <G extends 'ground' | 'reason' | 'finding'>(group: G) =>
  (value: string): [string, Text] => [value, told(`${group}.${value}` as 'ground.other')];

// 不适用 needs a word why, for which a list of choices has no room: the checklist page takes it.
async function pointFields(inspectionId: string): Promise<FormField[]> {
  const answers: [string, Text][] = [
    ['ok', told('answer.ok')],
    ['problem', told('answer.problem')],
  ];
  const points = await pointList(inspectionId);
  const severalItems = new Set(points.map(({ itemId }) => itemId)).size > 1;
  return points.map(({ name, item, point }) =>
    choice(name, severalItems ? `${item} · ${point}` : point, answers),
  );
}

/** One point of the checklist and the name of its field in forms. */
export type PointField = { name: string; itemId: string; item: string; point: string };

/** All points of a visit, in order, with their fields' names. */
export async function pointList(inspectionId: string): Promise<PointField[]> {
  const checklist = await checklistOf(database().manager, inspectionId);
  const points = checklist.flatMap((item) =>
    pointsOf(item).map((point) => ({ itemId: item.itemId, item: item.name, point })),
  );
  return points.map((each, index) => ({ name: `p${index}`, ...each }));
}

/** The answers to the points as the use-case takes them; open points are left out. */
export async function resultAnswers(inspectionId: string, answers: Answers): Promise<Answer[]> {
  const points = await pointList(inspectionId);
  return points.flatMap(({ name, itemId, point }): Answer[] => {
    const answer = answers[name];
    const note = answers[`${name}-note`];
    return answer ? [{ itemId, point, answer: answer as 'ok', ...(note && { note }) }] : [];
  });
}
