import type { FormField } from '../chat/port.ts';
import { type Text, told } from '../chat/text.ts';
import { database } from '../db/data-source.ts';
import { evidenceCount } from '../db/queries/evidence.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import { unchecked } from '../domain/conclusion.ts';
import type { Finding } from '../domain/inspection.ts';
import { cite } from '../domain/profile/cite.ts';
import { parameter, type Profile } from '../domain/profile/profile.ts';
import { Refusal } from '../domain/refusal.ts';
import { answers } from '../domain/result.ts';
import { draftAnswers } from './draft.ts';
import { choice, words } from './form-fields.ts';
import { groundsField } from './grounds-field.ts';
import { type Answers, pointList, sharedNote } from './points.ts';

/** What the lead enters after a visit: each point, how it was checked, what was found, and what was done at once. */
export async function resultFields(id: string, filled?: Answers): Promise<FormField[]> {
  const profile = await inspectionProfile(id);
  const draft = filled ? {} : await draftAnswers(id);
  return [
    ...(filled ? await pointSteps(id, filled) : await pointFields(id, draft)),
    methodsField(profile, draft),
    { ...findingField(parameter(profile, 'result.codes')), value: draft['finding'] || undefined },
    ...besides(profile, draft, filled),
    { ...words('note', told('form.result-note'), false), value: draft['note'] || undefined },
  ];
}

/**
 * 直接形成结果: nobody could be reached, or the subject did not co-operate. Refused before anything is
 * asked while there is no file that shows it.
 */
export async function directFields(id: string, filled?: Answers): Promise<FormField[]> {
  const profile = await inspectionProfile(id);
  const codes = parameter(profile, 'result.codes').filter((code) => unchecked.includes(code));
  if ((await evidenceCount(database().manager, id)) === 0) {
    throw new Refusal('evidence-missing', { rule: cite(profile, 'result.directPath') });
  }
  return [
    findingField(codes),
    ...besides(profile, {}, filled),
    methodsField(profile, {}),
    words('note', told('form.direct-note'), true),
  ];
}

const findingField = (codes: readonly Finding[]): FormField =>
  choice(
    'finding',
    told('form.finding'),
    codes.map((code) => [code, told(`finding.${code}`)]),
  );

// Whoever was there has looked at the place: what is ticked already.
function methodsField(profile: Profile, draft: Answers): FormField {
  const allowed = parameter(profile, 'exec.methods');
  return {
    t: 'several',
    name: 'methods',
    label: told('form.methods'),
    required: true,
    options: allowed.map((method) => [method, told(`method.${method}`)]),
    value: draft['methods'] || (allowed.includes('site') ? 'site' : undefined),
  };
}

// All at once where a form shows everything; step by step only what the finding asks for.
function besides(profile: Profile, draft: Answers, filled?: Answers): FormField[] {
  const finding = filled?.['finding'];
  const measures = parameter(profile, 'exec.measures');
  const ground = groundsField(profile, 'grounds', { filled, value: draft['grounds'] || undefined });
  const isWithMeasures = !filled || Boolean(finding && finding !== 'clear');
  // Nothing to choose from is no question.
  if (measures.length === 0 || !isWithMeasures) return ground;
  return [
    ...ground,
    {
      t: 'several',
      name: 'measures',
      label: told('form.measures'),
      required: false,
      options: measures.map((one) => [one, told(`spot-measure.${one}`)]),
      value: draft['measures'] || undefined,
    },
  ];
}

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
async function pointFields(inspectionId: string, draft: Answers): Promise<FormField[]> {
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
