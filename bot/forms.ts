import type { Form, FormField } from '../chat/port.ts';
import { type Text, told } from '../chat/text.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import type { Button } from '../domain/buttons.ts';
import type { Answers } from './points.ts';
import { directFields, resultFields } from './result-form.ts';
import { objectionForms } from './objection-forms.ts';
import { secondVisitFields } from './second-visit-form.ts';
import { parameter } from '../domain/profile/profile.ts';
import { recusalGrounds, substitutionReasons } from '../domain/substitution.ts';
import { caseForms } from './case-forms.ts';
import { appointFields } from './appoint-form.ts';
import { visitRecordForms } from './visit-record-forms.ts';
import { snoozeFields } from './snooze-form.ts';
import { choice, words } from './form-fields.ts';
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
  'disclosure.withhold': (id) => withholdFields(id),
  'obligation.snooze': (id) => snoozeFields(id),
  ...caseForms,
  ...objectionForms,
  ...visitRecordForms,
  'task.dispatch-apart': (id) => secondVisitFields(id),
  'proposal.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'consent.approve-although': () => Promise.resolve([words('reason', told('form.although'), true)]),
  'consent.reject': () => Promise.resolve([words('reason', told('form.decision-reason'), true)]),
  'result.submit': (id, _personId, filled) => resultFields(id, filled),
  'result.direct': (id, _personId, filled) => directFields(id, filled),
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

const option =
  <G extends 'ground' | 'reason'>(group: G) =>
  (value: string): [string, Text] => [value, told(`${group}.${value}` as 'ground.other')];
