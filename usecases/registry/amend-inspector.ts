import { z } from 'zod';
import { Inspector } from '../../db/entities/inspector.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import {
  inspectorColumns,
  inspectorFields,
  refuseKnownInspector,
  refuseUnruledInspector,
} from './inspector-fields.ts';
import { type LockedInspector, lockInspector } from './locked-inspector.ts';
import { tellWhy } from './tell.ts';

const input = z.object({
  inspectorId: z.uuid(),
  changes: inspectorFields.partial(),
  reason: z.string().trim().min(1).max(500),
});
type Changes = z.output<typeof input>['changes'];

/**
 * changes an inspector of the registry with a reason. Teams that are drawn stay; whoever is no
 * longer fit for theirs is replaced by request. The trail tells which fields changed, and the values only
 * of those that say nothing about the person.
 */
export const amendInspector = usecase('inspector.amend', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockInspector(context, given.inspectorId);
  const { inspector, unit, about } = locked;
  authorize(actor, 'inspector.amend', about);
  asSeen(context, inspector.version);
  refuseUnruledInspector(given.changes, await currentProfile(tx, unit.profileSlug, dayOf(now)));
  await refuseKnownInspector(tx, given.changes, given.inspectorId);
  const changed = changedIn(locked, given.changes);
  if (changed.length === 0) return { version: inspector.version };
  await tellWhy(context, given);
  const before = inspector.version;
  if (given.changes.name && changed.includes('name'))
    await rename(context, locked, given.changes.name);
  const values = Object.fromEntries(
    Object.entries(given.changes).filter(([field]) => changed.includes(field)),
  );
  await tx.update(
    Inspector,
    { personId: given.inspectorId },
    { ...inspectorColumns(values), version: before + 1, updatedAt: now },
  );
  await record(context, 'inspector.amended', about, {
    reason: given.reason,
    ...told(locked, given.changes, changed),
  });
  return { version: before + 1 };
});

// The version is counted with the row of the inspector, once.
async function rename({ tx }: Context, { person }: LockedInspector, name: string): Promise<void> {
  await tx.query(`select set_config('yaohao.batch', 'by hand', true)`);
  await tx.query('update person set name = $2, version = version + 1 where id = $1', [
    person.id,
    name,
  ]);
}

const sealed: readonly string[] = ['idNumber', 'telephone'];

// A sealed number is written anew whenever one is given.
function changedIn({ inspector, person }: LockedInspector, changes: Changes): string[] {
  const kept = inspector as unknown as Record<string, unknown>;
  const before = (field: string) => (field === 'name' ? person.name : kept[field]);
  return Object.entries(changes)
    .filter(
      ([field, after]) =>
        sealed.includes(field) ||
        JSON.stringify(before(field) ?? '') !== JSON.stringify(after ?? ''),
    )
    .map(([field]) => field);
}

const open = ['status', 'category', 'licenceExpiresOn', 'mayLead', 'skills', 'position'] as const;

function told({ inspector }: LockedInspector, changes: Changes, changed: string[]): object {
  const values = open
    .filter((field) => changed.includes(field))
    .map((field) => [field, { before: inspector[field], after: changes[field] }]);
  const kept = changed.filter((field) => !(open as readonly string[]).includes(field));
  return {
    changed: {
      ...Object.fromEntries(values),
      ...Object.fromEntries(kept.map((f) => [f, 'changed'])),
    },
  };
}
