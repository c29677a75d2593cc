import type { Request, RequestHandler } from 'express';
import { told } from '../../chat/text.ts';
import { checklistOf } from '../../db/queries/checklist.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { database } from '../../db/data-source.ts';
import { formsFor } from '../../db/queries/forms.ts';
import { pointsFor } from '../../domain/form.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { chooseForm } from '../../usecases/form/choose.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { type Html, html } from '../../html.ts';
import type { Reply } from '../reply.ts';
import { textInput } from './controls.ts';
import { fieldIn, isId } from './fields.ts';
import { keepFlash } from './flash.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** By which form each item of the visit is checked, to stand under its name (R-140). */
export async function formNotes(
  inspectionId: string,
  profile: Profile,
  { locale }: Visitor,
): Promise<Map<string, Html>> {
  const t = textsIn(locale);
  const isRequired = parameter(profile, 'exec.formRequired');
  const checklist = await checklistOf(database().manager, inspectionId);
  return new Map(
    checklist.map(({ itemId, form }) => {
      if (!form) {
        const key = isRequired ? 'visit.form.missing' : 'visit.form.none';
        return [itemId, html`<p class="${isRequired ? 'warn' : 'muted'}">${t(key)}</p>`];
      }
      const how = t(`form-choice.${form.how}`);
      const named = t('visit.form.named', { name: form.name, number: form.version, how });
      return [itemId, html`<p class="muted">${named}</p>`];
    }),
  );
}

/** For the lead: another form for an item that several are made for, with the reason (R-140). */
export async function formChoices(
  { id, state, version }: InspectionFacts,
  profile: Profile,
  { base, locale }: Visitor,
): Promise<Html | false> {
  if (!['started', 'submitted'].includes(state)) return false;
  const t = textsIn(locale);
  const { manager } = database();
  const forms = await formsFor(manager, id);
  const isByHand = parameter(profile, 'exec.formMode').includes('manual');
  const checklist = (await checklistOf(manager, id)).filter(({ form }) => isByHand || !form);
  const choices = checklist.flatMap(({ itemId, code, name, form }) => {
    const others = forms.filter((one) => one.id !== form?.id && pointsFor(one, code).length > 0);
    return others.map((one) => ({ itemId, name, form: one }));
  });
  if (choices.length === 0) return false;
  return html`<details class="card">
    <summary>
      ${t(checklist.some(({ form }) => !form) ? 'visit.form.choose' : 'visit.form.change')}
    </summary>
    <form method="post" action="${base}/visit/${id}/form" class="form">
      <input type="hidden" name="seen" value="${version}" />
      <p class="field">
        <label for="f-form">${t('visit.form.to')}</label>
        <select id="f-form" name="form" required>
          ${choices.map(
            ({ itemId, name, form }) =>
              html`<option value="${itemId} ${form.id}">
                ${name} → ${t('card.field.form.value', { name: form.name, number: form.version })}
              </option>`,
          )}
        </select>
      </p>
      ${textInput('reason', t('visit.form.reason'), html`maxlength="500" required`)}
      <div class="actions"><button class="button">${t('visit.form.choose')}</button></div>
    </form>
  </details>`;
}

/** The lead chooses a form by hand; the page of the visit shows what came of it. */
export const chooseFormRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const inspectionId = String(request.params['inspectionId']);
  const [itemId, formId] = fieldIn(request.body, 'form').split(' ');
  if (![inspectionId, itemId, formId].every(isId)) {
    return void response.status(400).type('text').send('400');
  }
  const given = { inspectionId, itemId: itemId!, formId: formId! };
  keepFlash(visitor.actor.id, await chosen(visitor, request, given));
  response.redirect(303, `${visitor.base}/visit/${inspectionId}`);
};

async function chosen(
  { actor, locale }: Visitor,
  request: Request,
  given: { inspectionId: string; itemId: string; formId: string },
): Promise<Reply> {
  const seen = Number(fieldIn(request.body, 'seen')) || undefined;
  const command = commandOf(actor, 'web', seen);
  try {
    await chooseForm(command, { ...given, reason: fieldIn(request.body, 'reason') });
    return { tone: 'ok', locale, note: told('note.form.chosen') };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'inspection', id: given.inspectionId, unitPath: actor.unitPath };
    await recordRefusal(command, 'form.choose', about, error);
    const note = told(`refusal.${error.code}` as TextKey, error.details);
    return { tone: 'deny', locale, note };
  }
}
