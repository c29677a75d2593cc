import { z } from 'zod';
import { exportFormats, exportLists } from '../../domain/export.ts';
import { can, type Action } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { countOf } from './content.ts';

const input = z.object({ list: z.enum(exportLists), format: z.enum(exportFormats) });

/**
 * gives a registry, a list or the ledger of tasks out as a file: who took what and how much is on the
 * trail. Answers the path of the highest unit whose rows the actor may see; the content follows.
 */
export const exportRegistry = usecase('registry.export', input, async (context, given) => {
  const { tx, actor } = context;
  const needed: Action = given.list === 'tasks' ? 'task.read' : 'registry.read';
  const paths = actor.kind === 'person' ? actor.mandates.map(({ path }) => path) : [];
  const [unitPath] = paths
    .filter((path) => can(actor, 'registry.export', { unitPath: path }))
    .filter((path) => can(actor, needed, { unitPath: path }))
    .toSorted((one, other) => one.length - other.length);
  if (unitPath === undefined) throw new Refusal('forbidden', { action: 'registry.export' });
  const rows = await countOf(tx, given.list, unitPath);
  const about = { type: 'export', id: given.list, unitPath };
  await record(context, 'registry.exported', about, { ...given, rows });
  return { unitPath, rows };
});
