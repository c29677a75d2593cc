import { z } from 'zod';
import { checklistOf } from '../../db/queries/checklist.ts';
import { formsFor } from '../../db/queries/forms.ts';
import { matchForms, pointsFor } from '../../domain/form.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockInspection } from '../inspection/locked.ts';
import { refresh } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { setForm } from './match.ts';

const input = z.object({
  inspectionId: z.uuid(),
  itemId: z.uuid(),
  formId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * R-140, 手动选配: the lead takes another form in force for an item of the visit, and says why. Every choice is
 * kept; what was answered by the form before stays on file. Refused once everybody has signed; and where the
 * rules match forms only, but for an item that no form was there for when the team arrived.
 */
export const chooseForm = usecase('form.choose', input, async (context, given) => {
  const { tx, actor } = context;
  const { inspection, seats, profile, about } = await lockInspection(context, given.inspectionId);
  const lead = seats.find((seat) => seat.lead);
  authorize(actor, 'form.choose', { leadId: lead?.inspectorId ?? null });
  const { state } = inspection;
  if (!['accepted', 'started', 'submitted'].includes(state)) {
    throw new Refusal('illegal-step', { state });
  }
  const checklist = await checklistOf(tx, inspection.id);
  const forms = await formsFor(tx, inspection.id);
  const item = checklist.find(({ itemId }) => itemId === given.itemId);
  const form = forms.find(({ id }) => id === given.formId);
  if (!item || !form || pointsFor(form, item.code).length === 0) throw new Refusal('form-unfit');
  if (item.form?.id === form.id) throw new Refusal('form-chosen');
  const isByHand = parameter(profile, 'exec.formMode').includes('manual');
  // One that came after the team had arrived is the match that it could not get then.
  if (!isByHand && (item.form || matchForms([item.code], forms).get(item.code)?.id !== form.id)) {
    throw new Refusal('form-by-hand', { rule: cite(profile, 'exec.formMode') });
  }
  const { inspectionId, reason } = given;
  const how = isByHand ? 'manual' : 'auto';
  await setForm(context, { inspectionId, item, form, how, reason });
  await record(context, 'form.chosen', about, {
    item: item.code,
    before: item.form ? `${item.form.code} v${item.form.version}` : '–',
    form: form.code,
    number: form.version,
    reason,
  });
  await refresh(context, 'inspection', inspection.id);
  return { points: pointsFor(form, item.code).length };
});
