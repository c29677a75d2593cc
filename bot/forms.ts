import type { Form, FormField } from '../chat/port.ts';
import { type Text, told } from '../chat/text.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import type { Button } from '../domain/buttons.ts';
import { answers } from '../domain/result.ts';
import { draftAnswers } from './draft.ts';
import { type Answers, pointList, sharedNote } from './points.ts';
import { objectionForms } from './objection-forms.ts';
import { secondVisitFields } from './second-visit-form.ts';
import { parameter } from '../domain/profile/profile.ts';
import { recusalGrounds, substitutionReasons } from '../domain/substitution.ts';
import { appointFields } from './appoint-form.ts';
import { visitRecordForms } from './visit-record-forms.ts';
import { snoozeFields } from './snooze-form.ts';
import { withholdFields } from './withhold-form.ts';

/** What the form is about, who fills it in, and where it is asked step by step, what they said so far. */
type Maker = (id: string, personId: string, filled?: Answers) => Promise<FormField[]>;

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
  'case.review': () =>
    Promise.resolve([
      choice('met', told('form.case.met'), [
        ['yes', told('form.case.met.yes')],
        ['no', told('form.case.met.no')],
      ]),
      words('note', told('form.case.note'), false),
    ]),
  'disclosure.withhold': (id) => withholdFields(id),
  'obligation.snooze': (id) => snoozeFields(id),
  ...objectionForms,
  ...visitRecordForms,
  'task.dispatch-apart': (id) => secondVisitFields(id),
  'proposal.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'consent.approve-although': () => Promise.resolve([words('reason', told('form.although'), true)]),
  'consent.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'result.submit': async (id, _personId, filled) => {
    const codes = parameter(await inspectionProfile(id), 'result.codes');
    return [
      ...(filled ? await pointSteps(id, filled) : await pointFields(id)),
      choice('finding', told('form.finding'), codes.map(option('finding'))),
      words('note', told('form.result-note'), false),
    ];
  },
} satisfies Partial<Record<Button, Maker>>;

/** The buttons that ask for more than a press. */
export type FormButton = keyof typeof forms;

/** Whether the button opens a form. */
export const asksForm = (button: string): button is FormButton => Object.hasOwn(forms, button);

/**
 * The form of a button about `id` for this person; `grant` comes back with the answers. Asked step by step,
 * what was answered so far decides what is asked next.
 */
export async function formFor(
  button: FormButton,
  id: string,
  grant: string,
  personId: string,
  filled?: Answers,
): Promise<Form> {
  const maker: Maker = forms[button];
  return {
    action: button,
    title: told(`form.${button}`),
    submit: told('form.submit'),
    fields: await maker(id, personId, filled),
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

const pointAnswers: [string, Text][] = answers.map((each) => [each, told(`answer.${each}`)]);

// One after the other: whoever says that a point does not apply is asked why, at once.
async function pointSteps(inspectionId: string, filled: Answers): Promise<FormField[]> {
  const fields = await pointChoices(inspectionId);
  return fields.flatMap((field) =>
    filled[field.name] === 'not-applicable'
      ? [
          field,
          words(`${field.name}-note`, told('form.not-applicable', { point: field.label }), true),
        ]
      : [field],
  );
}

// All at once, with what was ticked off already: one place for the reasons of all that does not apply.
async function pointFields(inspectionId: string): Promise<FormField[]> {
  const draft = await draftAnswers(inspectionId);
  const fields = await pointChoices(inspectionId);
  const reasons = fields.map(
    ({ name }) => draft[name] === 'not-applicable' && draft[`${name}-note`],
  );
  const reason = words(sharedNote, told('form.not-applicable.all'), false);
  return [
    ...fields.map((field) => ({ ...field, value: draft[field.name] })),
    { ...reason, value: reasons.find(Boolean) || undefined },
  ];
}

async function pointChoices(inspectionId: string): Promise<FormField[]> {
  const points = await pointList(inspectionId);
  const severalItems = new Set(points.map(({ itemId }) => itemId)).size > 1;
  return points.map(({ name, item, point }) =>
    choice(name, severalItems ? `${item} · ${point}` : point, pointAnswers),
  );
}
