import { checklistOf } from '../../db/queries/checklist.ts';
import { tickedItems } from '../../db/queries/checklist-draft.ts';
import { type FormInForce, formsFor } from '../../db/queries/forms.ts';
import { type FormChoice, matchForms, pointsFor } from '../../domain/form.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { ChecklistItem } from '../../domain/result.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { type Context, record } from '../usecase.ts';
import { holdFormsFor } from './lock-forms.ts';

/**
 * R-140, 自动匹配: gives each item of the visit that has no form yet the one that fits, where the bureau's rules
 * let forms be matched. What an item has it keeps, also when another version comes: nobody's answers go. It is
 * done when somebody arrives, and at no other time, and never to an item of which something is ticked off or to a
 * result that stands: no point changes under anybody's hands. The lead can still choose one, and says why.
 */
export async function matchVisitForms(
  context: Context,
  { inspection, profile, about }: LockedInspection,
): Promise<void> {
  if (!parameter(profile, 'exec.formMode').includes('auto')) return;
  if (inspection.state === 'submitted') return;
  const checklist = await checklistOf(context.tx, inspection.id);
  const ticked = await tickedItems(context.tx, inspection.id);
  const open = checklist.filter(({ form, itemId }) => !form && !ticked.has(itemId));
  if (open.length === 0) return;
  await holdFormsFor(context, inspection.id);
  const forms = await formsFor(context.tx, inspection.id);
  const matched = matchForms(
    checklist.map(({ code }) => code),
    forms,
  );
  for (const item of open) {
    const form = matched.get(item.code);
    if (!form) continue;
    await setForm(context, { inspectionId: inspection.id, item, form, how: 'auto', reason: '' });
    const data = { item: item.code, form: form.code, number: form.version };
    await record(context, 'form.matched', about, data);
  }
}

/** The form of an item of a visit from now on, with the points that it asks of it. */
export async function setForm(
  { tx, actor, command, now }: Context,
  given: {
    inspectionId: string;
    item: Pick<ChecklistItem, 'itemId' | 'code'>;
    form: FormInForce;
    how: FormChoice;
    reason: string;
  },
): Promise<void> {
  const { inspectionId, item, form, how, reason } = given;
  const points = pointsFor(form, item.code).map(({ text, standard }) => ({ text, standard }));
  await tx.query(
    `insert into visit_form (inspection_id, item_id, form_id, points, how, reason, chosen_by, door, chosen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      inspectionId,
      item.itemId,
      form.id,
      JSON.stringify(points),
      how,
      reason,
      actor.id,
      command.door,
      now,
    ],
  );
}
