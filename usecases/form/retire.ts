import { z } from 'zod';
import { formStates } from '../../domain/form.ts';
import { step } from '../../domain/machine.ts';
import { record, usecase } from '../usecase.ts';
import { lockForm } from './locked.ts';

const input = z.object({ formId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/** Takes a form out of force, with a reason: no visit gets it any more, and those that have it keep it. */
export const retireForm = usecase('form.retire', input, async (context, { formId, reason }) => {
  const { form, about } = await lockForm(context, formId, 'form.retire');
  const state = step(formStates, form.state, 'retire');
  await context.tx.query(
    'update checklist_form set state = $2, ended_at = $3, end_reason = $4 where id = $1',
    [form.id, state, context.now, reason],
  );
  const data = { code: form.code, number: form.version, reason };
  await record(context, 'form.retired', about, data);
  return { formId };
});
