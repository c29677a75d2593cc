import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { type Changes, derive } from '../../domain/profile/derive.ts';
import { type Profile, profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { currentTime } from '../clock.ts';

/** The rules that something was begun under, as its task names them. */
export type Pin = { profileSlug: string; profileVersion: number };

/** The rules of a task's columns, for queries that select from `task` under this alias. */
export const pinOf = (task: string): string =>
  `${task}.profile_slug as "profileSlug", ${task}.profile_version as "profileVersion"`;

/**
 * The profile in exactly this version, built in or approved: whatever a task has begun is decided by the
 * version that it names. Refuses an unknown one with `not-found`.
 */
export async function profileAt(
  tx: EntityManager,
  slug: string,
  version: number,
): Promise<Profile> {
  const rows: Version[] = await tx.query(lineage, [slug, version]);
  const root = rows.at(-1);
  const oldest = root ? builtIn(root.parentSlug, root.parentVersion) : builtIn(slug, version);
  return rows.reduceRight((parent, each) => derive(parent, each), oldest);
}

/**
 * The profile that new things of a bureau begin under: its newest version in force on the day (today).
 * Refuses `profile-not-approved` where there is none.
 */
export async function currentProfile(tx: EntityManager, slug: string, on?: Day): Promise<Profile> {
  const day = on ?? dayOf(await currentTime(tx));
  const [row] = await tx.query(
    `select max(version) as version from profile_version
     where slug = $1 and state = 'approved' and effective_from <= $2`,
    [slug, day],
  );
  const kept: number | null = row.version;
  const known = profileSlugs.includes(slug) ? profileOf(slug) : undefined;
  if (known && (kept === null || known.version > kept)) return known;
  if (kept === null) throw new Refusal('profile-not-approved', { profile: slug });
  return profileAt(tx, slug, kept);
}

/** The profile that a row of a task is pinned to. */
export const profilePinned = (
  tx: EntityManager,
  { profileSlug, profileVersion }: Pin,
): Promise<Profile> => profileAt(tx, profileSlug, profileVersion);

/** The rows, each with the profile that it is pinned to; every profile is read once. */
export async function withProfiles<R extends Pin>(
  tx: EntityManager,
  rows: R[],
): Promise<(R & { profile: Profile })[]> {
  const read = new Map<string, Profile>();
  const pinned: (R & { profile: Profile })[] = [];
  for (const row of rows) {
    const name = `${row.profileSlug}@${row.profileVersion}`;
    const profile = read.get(name) ?? (await profilePinned(tx, row));
    read.set(name, profile);
    pinned.push({ ...row, profile });
  }
  return pinned;
}

type Version = {
  slug: string;
  version: number;
  name: string;
  changes: Changes;
  parentSlug: string;
  parentVersion: number;
};

// The asked version first, its parents after it; a built-in one has no row.
const lineage = `
with recursive line as (
  select p.*, 0 as depth from profile_version p where p.slug = $1 and p.version = $2 and p.state = 'approved'
  union all
  select p.*, line.depth + 1 from profile_version p
    join line on p.slug = line.parent_slug and p.version = line.parent_version)
select slug, version, name, changes, parent_slug as "parentSlug", parent_version as "parentVersion"
from line order by depth`;

function builtIn(slug: string, version: number): Profile {
  const profile = profileOf(slug);
  if (profile.version !== version)
    throw new Refusal('not-found', { profile: `${slug}@${version}` });
  return profile;
}
