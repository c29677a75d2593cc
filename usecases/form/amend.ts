import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { formContent } from './input.ts';
import { lockForm } from './locked.ts';

/** Changes a draft of a form. A version in force is never edited: it gets a next one. */
export const amendForm = usecase(
  'form.amend',
  formContent.extend({ formId: z.uuid() }),
  async (context, given) => {
    const { form, about } = await lockForm(context, given.formId, 'form.amend');
    if (form.state !== 'draft') throw new Refusal('illegal-step', { state: form.state });
    const { name, points, reason } = given;
    await context.tx.query(
      `update checklist_form set name = $2, points = $3, reason = $4, revision = revision + 1 where id = $1`,
      [form.id, name, JSON.stringify(points), reason],
    );
    const { code, version } = form;
    await record(context, 'form.amended', about, { code, number: version, count: points.length });
    return { formId: form.id };
  },
);
