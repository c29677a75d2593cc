import { z } from 'zod';
import { itemCodesInForce } from '../../db/queries/forms.ts';
import { checkPoints, formHash, formStates } from '../../domain/form.ts';
import { step } from '../../domain/machine.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';
import { lockForm } from './locked.ts';

/**
 * Puts a draft in force: from then on it is matched to the items that its points name, and it stays as it
 * is; the version before it serves the visits that have begun with it. Refuses a form without points, or with
 * one of an item that is not in force.
 */
export const publishForm = usecase(
  'form.publish',
  z.object({ formId: z.uuid() }),
  async (context, { formId }) => {
    const { tx, actor, now } = context;
    const { form, about } = await lockForm(context, formId, 'form.publish');
    const state = step(formStates, form.state, 'publish');
    checkPoints(form.points, await itemCodesInForce(tx, form.unitId));
    const { code, version } = form;
    const replaced = await tx.query(
      `update checklist_form set state = 'retired', ended_at = $3
       where unit_id = $1 and code = $2 and state = 'published' returning version`,
      [form.unitId, code, now],
    );
    if (replaced[1] > 0 && form.reason === '') throw new Refusal('reason-required');
    const hash = formHash(form);
    await tx.query(
      `update checklist_form set state = $2, hash = $3, published_by = $4, published_at = $5 where id = $1`,
      [form.id, state, hash, personId(actor), now],
    );
    const data = { code, number: version, hash, reason: form.reason };
    await record(context, 'form.published', about, data);
    return { version, hash };
  },
);
