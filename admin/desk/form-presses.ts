import { amendForm } from '../../usecases/form/amend.ts';
import { draftForm } from '../../usecases/form/draft.ts';
import { dropForm } from '../../usecases/form/drop.ts';
import { publishForm } from '../../usecases/form/publish.ts';
import { retireForm } from '../../usecases/form/retire.ts';
import type { Visitor } from '../visitor.ts';
import { pointsIn } from './form-input.ts';
import { type Fields, press, text } from './press.ts';

const about = async ({ id }: Record<string, string>, { actor }: Visitor) => ({
  type: 'form',
  id: id ?? 'new',
  unitPath: actor.unitPath,
});
const page = ({ id }: Record<string, string>) => (id ? `/desk/forms/${id}` : '/desk/forms/new');
const contentIn = (fields: Fields) => ({
  name: text(fields, 'name'),
  points: pointsIn(fields),
  reason: text(fields, 'reason'),
});

/** What can be done with checklist forms, by the path of its form. */
export const formPresses = {
  '/forms': press({
    action: 'form.draft',
    back: page,
    about,
    run: async (command, fields) => {
      const { formId } = await draftForm(command, {
        ...contentIn(fields),
        unitId: text(fields, 'unitId'),
        code: text(fields, 'code'),
      });
      return { done: 'panel.done.form-saved', to: `/desk/forms/${formId}` };
    },
  }),
  '/forms/:id': press({
    action: 'form.amend',
    back: page,
    about,
    run: async (command, fields, { id }) => {
      await amendForm(command, { ...contentIn(fields), formId: id ?? '' });
      return { done: 'panel.done.form-saved' };
    },
  }),
  '/forms/:id/publish': press({
    action: 'form.publish',
    back: page,
    about,
    run: async (command, _fields, { id }) => {
      await publishForm(command, { formId: id ?? '' });
      return { done: 'panel.done.form-published' };
    },
  }),
  '/forms/:id/drop': press({
    action: 'form.drop',
    back: page,
    about,
    run: async (command, _fields, { id }) => {
      await dropForm(command, { formId: id ?? '' });
      return { done: 'panel.done.form-dropped', to: '/desk/forms' };
    },
  }),
  '/forms/:id/retire': press({
    action: 'form.retire',
    back: page,
    about,
    run: async (command, fields, { id }) => {
      await retireForm(command, { formId: id ?? '', reason: text(fields, 'reason') });
      return { done: 'panel.done.form-retired' };
    },
  }),
};
