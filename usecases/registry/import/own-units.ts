import type { EntityManager } from 'typeorm';
import { currentProfile } from '../../../db/queries/profile.ts';
import { parameter } from '../../../domain/profile/profile.ts';
import { ownerOf } from '../../../domain/registry/ownership.ts';
import { type PackedSet, packedSet } from '../../../domain/registry/packed-set.ts';
import { unitsNamed } from '../units-by-name.ts';
import type { Job, Unlandable } from './registry.ts';

/** Which units the rows of this import may belong to: those at or below its own. */
export async function ownUnits(
  tx: EntityManager,
  { unit }: Pick<Job, 'unit'>,
): Promise<(unitId: string) => boolean> {
  if (unit.id === unit.bureauId) return () => true;
  return unitsBelow(tx, unit.path);
}

async function unitsBelow(tx: EntityManager, path: string): Promise<(unitId: string) => boolean> {
  const rows: { id: string }[] = await tx.query('select id from unit where starts_with(path, $1)', [
    path,
  ]);
  const ids = new Set(rows.map(({ id }) => id));
  return (unitId) => ids.has(unitId);
}

/**
 * whose each subject of a file is by the bureau's rules, or why it is not this import's: another unit
 * has jurisdiction over it, or keeps it already.
 */
export async function subjectOwners(
  tx: EntityManager,
  { unit }: Pick<Job, 'unit'>,
): Promise<(row: { uscc: string; jurisdiction: string }) => string | Unlandable> {
  const ownership = parameter(await currentProfile(tx, unit.profileSlug), 'registry.ownership');
  const named = await unitsNamed(tx, unit);
  const isOwn = await unitsBelow(tx, unit.path);
  const foreign = await keptElsewhere(tx, unit.path);
  // A place that is no unit of the bureau is the bureau's own where jurisdiction decides.
  const unknown = ownership === 'jurisdiction' ? unit.bureauId : undefined;
  return ({ uscc, jurisdiction }) => {
    const meant = jurisdiction === '' ? undefined : (named(jurisdiction) ?? unknown);
    const isWithin = meant !== undefined && isOwn(meant);
    const owner = ownerOf(ownership, { enteredFor: unit.id, named: meant, isWithin });
    if (!isOwn(owner)) return { field: '管辖机关', reason: 'otherUnit' };
    return foreign.has(uscc) ? { field: '统一社会信用代码', reason: 'otherUnit' } : owner;
  };
}

const portion = 50_000;

/** The codes that units outside this subtree keep, in thirty bytes each: they may be a million. */
async function keptElsewhere(tx: EntityManager, path: string): Promise<PackedSet> {
  const codes = packedSet();
  for (let last = ''; ;) {
    const rows: { uscc: string }[] = await tx.query(
      `select uscc from subject where uscc > $2
         and unit_id in (select id from unit where not starts_with(path, $1)) order by uscc limit ${portion}`,
      [path, last],
    );
    for (const { uscc } of rows) codes.add(uscc);
    if (rows.length < portion) return codes;
    last = rows.at(-1)!.uscc;
  }
}
