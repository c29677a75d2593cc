import { z } from 'zod';
import { checklistOf } from '../../db/queries/checklist.ts';
import { isSigning } from '../../db/queries/evidence.ts';
import { formsFor } from '../../db/queries/forms.ts';
import { matchForms, pointsFor } from '../../domain/form.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type LockedInspection, lockInspection } from '../inspection/locked.ts';
import { refuseInterested } from '../inspection/refuse-interested.ts';
import { refresh } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { holdFormsFor } from './lock-forms.ts';
import { setForm } from './match.ts';

const input = z.object({
  inspectionId: z.uuid(),
  itemId: z.uuid(),
  formId: z.uuid(),
  reason: z.string().trim().min(1).max(500),
});

/**
 * R-140, 手动选配: the lead takes another form in force for an item of the visit, and says why. Every choice is
 * kept; what was answered by the form before stays on file. Refused once somebody has signed the result that stands
 * the lead enters it anew first, which voids the signatures and says so); and where the rules match forms
 * only, but for an item that no form was there for when the team arrived. A result that stands is entered anew then.
 */
export const chooseForm = usecase('form.choose', input, async (context, given) => {
  const locked = await lockInspection(context, given.inspectionId);
  const { inspection, seats, about } = locked;
  const lead = seats.find((seat) => seat.lead);
  authorize(context.actor, 'form.choose', { leadId: lead?.inspectorId ?? null });
  const { state } = inspection;
  if (!['accepted', 'started', 'submitted'].includes(state)) {
    throw new Refusal('illegal-step', { state });
  }
  asSeen(context, inspection.version);
  if (await isSigning(context.tx, inspection.id)) throw new Refusal('form-under-signature');
  await refuseInterested(context, inspection);
  const chosen = await chosenForm(context, locked, given);
  const { item, form } = chosen;
  const { inspectionId, reason } = given;
  await setForm(context, { inspectionId, ...chosen, reason });
  // Whoever looks at a card of that result is to look again.
  if (state === 'submitted') await moveOn(context, inspectionId);
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

const moveOn = ({ tx }: Context, inspectionId: string) =>
  tx.query('update inspection set version = version + 1 where id = $1', [inspectionId]);

async function chosenForm(
  { tx }: Context,
  { inspection, profile }: LockedInspection,
  given: z.output<typeof input>,
) {
  await holdFormsFor({ tx }, inspection.id);
  const forms = await formsFor(tx, inspection.id);
  const item = (await checklistOf(tx, inspection.id)).find(({ itemId }) => itemId === given.itemId);
  const form = forms.find(({ id }) => id === given.formId);
  if (!item || !form || pointsFor(form, item.code).length === 0) throw new Refusal('form-unfit');
  if (item.form?.id === form.id) throw new Refusal('form-chosen');
  if (parameter(profile, 'exec.formMode').includes('manual')) {
    return { item, form, how: 'manual' as const };
  }
  // One that came after the team had arrived is the match that it could not get then.
  const isMatch = !item.form && matchForms([item.code], forms).get(item.code)?.id === form.id;
  if (!isMatch) throw new Refusal('form-by-hand', { rule: cite(profile, 'exec.formMode') });
  return { item, form, how: 'auto' as const };
}
