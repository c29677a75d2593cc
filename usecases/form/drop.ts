import { z } from 'zod';
import { formStates } from '../../domain/form.ts';
import { step } from '../../domain/machine.ts';
import { record, usecase } from '../usecase.ts';
import { lockForm } from './locked.ts';

/** Gives a draft up; it stays on file. */
export const dropForm = usecase(
  'form.drop',
  z.object({ formId: z.uuid() }),
  async (context, { formId }) => {
    const { form, about } = await lockForm(context, formId, 'form.drop');
    const state = step(formStates, form.state, 'drop');
    await context.tx.query('update checklist_form set state = $2, ended_at = $3 where id = $1', [
      form.id,
      state,
      context.now,
    ]);
    await record(context, 'form.dropped', about, { code: form.code, number: form.version });
    return { formId };
  },
);
