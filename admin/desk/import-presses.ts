import type { RequestHandler } from 'express';
import { applyImport, dropImport } from '../../usecases/registry/import/decide.ts';
import { undoImport } from '../../usecases/registry/import/undo.ts';
import { importUnder } from '../../db/queries/import-jobs.ts';
import { mappingPress } from './import-mapping.ts';
import { press, type Press, text } from './press.ts';

const presses: Record<string, Pick<Press, 'action' | 'run'>> = {
  map: mappingPress,
  apply: {
    action: 'import.apply',
    run: async (command, _fields, params) => {
      await applyImport(command, { jobId: params['id'] ?? '' });
      return { done: 'panel.done.import-applied' };
    },
  },
  drop: {
    action: 'import.drop',
    run: async (command, _fields, params) => {
      await dropImport(command, { jobId: params['id'] ?? '' });
      return { done: 'panel.done.import-dropped' };
    },
  },
  undo: {
    action: 'import.undo',
    run: async (command, fields, params) => {
      const done = await undoImport(command, {
        jobId: params['id'] ?? '',
        reason: text(fields, 'reason'),
      });
      return { done: 'panel.done.import-undone', vars: done };
    },
  },
};

/** What is decided about an import on its page. */
export const importPresses: [string, RequestHandler][] = Object.entries(presses).map(
  ([name, { action, run }]) => [
    name,
    press({
      action,
      run,
      about: async ({ id = '' }, { actor }) => {
        const job = await importUnder([actor.unitPath], id);
        return { type: 'import', id, unitPath: job?.unitPath ?? actor.unitPath };
      },
      back: ({ id }) => `/desk/import/${id}`,
    }),
  ],
);
