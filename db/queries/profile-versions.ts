import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';
import { type Changes, derive } from '../../domain/profile/derive.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { profileAt } from './profile.ts';

/** A version of a profile beside the built-in ones, and how far it has come. */
export type ProfileVersion = {
  /** What a card or a decision about this version names it by. */
  id: string;
  slug: string;
  version: number;
  name: string;
  parentSlug: string;
  parentVersion: number;
  document: string;
  changes: Changes;
  state: 'draft' | 'approved' | 'rejected';
  unitId: string;
  unit: string;
  unitPath: string;
  authorIds: string[];
  authors: string[];
  createdAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string;
  effectiveFrom: Day | null;
  rowVersion: number;
};

/** Every version beside the built-in ones, the newest of each profile first. */
export const profileVersions = (tx: EntityManager): Promise<ProfileVersion[]> =>
  tx.query(`${select} order by v.slug, v.version desc`);

/** One version, whatever its state, with its parent and itself as whole profiles; nothing if unknown. */
export async function profileVersion(
  tx: EntityManager,
  slug: string,
  version: number,
): Promise<(ProfileVersion & { profile: Profile; parent: Profile }) | undefined> {
  const [row]: ProfileVersion[] = await tx.query(`${select} where v.slug = $1 and v.version = $2`, [
    slug,
    version,
  ]);
  if (!row) return undefined;
  const parent = await profileAt(tx, row.parentSlug, row.parentVersion);
  return { ...row, parent, profile: derive(parent, row) };
}

/** The draft of a profile, locked; nothing when there is none. */
export async function lockDraft(
  tx: EntityManager,
  slug: string,
): Promise<ProfileVersion | undefined> {
  const [row] = await tx.query(
    `${select} where v.slug = $1 and v.state = 'draft' for no key update of v`,
    [slug],
  );
  return row;
}

/** The draft of a profile as a form names it; nothing when there is none. */
export async function openDraft(
  tx: EntityManager,
  slug: string,
): Promise<{ id: string; version: number } | undefined> {
  const [row] = await tx.query(
    `select id, version from profile_version where slug = $1 and state = 'draft'`,
    [slug],
  );
  return row;
}

/** The profile that a version is of; nothing when there is no such version. */
export async function slugOfDraft(tx: EntityManager, id: string): Promise<string | undefined> {
  const [row] = await tx.query('select slug from profile_version where id = $1', [id]);
  return row?.slug;
}

const select = `
select v.id, v.slug, v.version, v.name, v.parent_slug as "parentSlug", v.parent_version as "parentVersion", v.document,
  v.changes, v.state, v.unit_id as "unitId", u.name as unit, u.path as "unitPath", v.author_ids as "authorIds",
  array(select p.name from unnest(v.author_ids) with ordinality a (id, at) join person p on p.id = a.id order by a.at)
    as authors,
  v.created_at as "createdAt", d.name as "decidedBy", v.decided_at as "decidedAt", v.reason,
  v.effective_from::text as "effectiveFrom", v.row_version as "rowVersion"
from profile_version v join unit u on u.id = v.unit_id left join person d on d.id = v.decided_by`;
