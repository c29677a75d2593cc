import { draftScheme } from '../../usecases/scheme/draft.ts';
import { confirmScheme } from '../../usecases/scheme/confirm.ts';
import { type Fields, type Press, text } from './press.ts';

const back = ({ id }: Record<string, string>) => `/desk/tasks/${id}/scheme`;

/** What the page of a task's scheme does; the pages of tasks know who may and where it leads. */
export const schemePresses: Record<string, Pick<Press, 'action' | 'run' | 'back'>> = {
  scheme: {
    action: 'scheme.draft',
    back,
    run: async (command, fields, { id }) => {
      await draftScheme(command, {
        taskId: id ?? '',
        duty: text(fields, 'duty'),
        procedure: text(fields, 'procedure'),
        schedule: text(fields, 'schedule'),
        departmentDuties: dutiesIn(fields),
      });
      return { done: 'panel.done.draft-scheme' };
    },
  },
  'confirm-scheme': {
    action: 'scheme.confirm',
    back,
    run: async (command, _fields, { id }) => {
      await confirmScheme(command, { taskId: id ?? '' });
      return { done: 'panel.done.confirm-scheme' };
    },
  },
};

const dutiesIn = (fields: Fields) =>
  Object.keys(fields).flatMap((name) => {
    const department = Number(/^department-(\d+)$/.exec(name)?.[1]);
    const duty = text(fields, name);
    return department > 0 && duty ? [{ department, duty }] : [];
  });
