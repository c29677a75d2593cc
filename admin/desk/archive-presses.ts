import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { archivedTask } from '../../db/queries/archive-packages.ts';
import { askArchive } from '../../usecases/archive/ask.ts';
import { disposeArchive } from '../../usecases/archive/dispose.ts';
import type { About } from '../../usecases/usecase.ts';
import { press, text } from './press.ts';

/** What is pressed on the pages of the archive. */
export const archivePresses: Record<string, RequestHandler> = {
  '/:taskId/ask': press({
    action: 'archive.ask',
    back: ({ taskId }) => `/desk/archive/${taskId}`,
    about: ({ taskId = '' }) => aboutTask({ taskId }),
    run: async (command, _fields, { taskId = '' }) => {
      await askArchive(command, { taskId });
      return { done: 'panel.done.archive-asked' };
    },
  }),
  '/packages/:id/dispose': press({
    action: 'archive.dispose',
    back: () => '/desk/archive',
    about: ({ id = '' }) => aboutTask({ packageId: id }),
    run: async (command, fields, { id = '' }) => {
      await disposeArchive(command, { packageId: id, reason: text(fields, 'reason') });
      return { done: 'panel.done.archive-disposed' };
    },
  }),
};

async function aboutTask(on: { taskId?: string; packageId?: string }): Promise<About> {
  const { id, unitPath } = await archivedTask(database().manager, on);
  return { type: 'task', id, taskId: id, unitPath };
}
