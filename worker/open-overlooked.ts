import { overlookedCases } from '../db/queries/overlooked-cases.ts';
import { openOverlooked } from '../usecases/case/open-overlooked.ts';
import { each } from './each.ts';

/** Opens the cases of visits that were signed before there were cases, each once. */
export async function openOverlookedCases(): Promise<void> {
  const found = await overlookedCases();
  await each(
    found.map(({ inspectionId: id, taskId, unitPath }) => ({
      action: 'case.open-overlooked',
      about: { type: 'inspection', id, taskId, unitPath },
      run: (command) => openOverlooked(command, { inspectionId: id }),
    })),
  );
}
