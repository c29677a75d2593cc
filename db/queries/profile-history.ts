import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { currentProfile } from './profile.ts';

/** A bureau's rules with the day from which they are in force. */
export type ProfileSince = { from: Day; profile: Profile };

/**
 * The rules that a bureau was under from one day to another, oldest first: the version in force on the
 * first day, and each that came into force after it, with another bureau's rules where it took those up.
 */
export async function profilesBetween(
  tx: EntityManager,
  bureauId: string,
  { from, to }: { from: Day; to: Day },
): Promise<ProfileSince[]> {
  const rows: { slug: string; on: Day }[] = await tx.query(changesSql, [bureauId, from, to]);
  const history: ProfileSince[] = [];
  for (const { slug, on } of rows) {
    const profile = await inForce(tx, slug, on);
    if (profile) history.push({ from: on, profile });
  }
  return history;
}

/**
 * The rules that the bureau of a unit was under on a day, whatever it has taken up since; of a day before
 * its first ones, those of today. Nothing where no bureau is above or below.
 */
export async function profileOn(
  tx: EntityManager,
  unitPath: string,
  { day, today }: { day: Day; today: Day },
): Promise<Profile | undefined> {
  const [bureau] = await tx.query(
    `select id, profile_slug as slug from unit where profile_slug is not null
       and (starts_with($1, path) or starts_with(path, $1)) order by starts_with($1, path) desc, length(path) desc limit 1`,
    [unitPath],
  );
  if (!bureau) return undefined;
  const [held] = await profilesBetween(tx, bureau.id, { from: day, to: day });
  return held?.profile ?? currentProfile(tx, bureau.slug, today);
}

// Before its first version is in force a bureau has promised nothing that could be known.
async function inForce(tx: EntityManager, slug: string, on: Day): Promise<Profile | undefined> {
  try {
    return await currentProfile(tx, slug, on);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'profile-not-approved') return undefined;
    throw error;
  }
}

// The slug of a day is that of the last assignment up to it, before the first one what it replaced, and
// what the unit has now where nothing was assigned. A version that begins is a change of its own slug.
const changesSql = `
with assigned as (
  select (at at time zone 'Asia/Shanghai')::date as on, id, data ->> 'slug' as slug, data ->> 'before' as before
  from event where type = 'profile.assigned' and about_type = 'unit' and about_id = $1::text
), day as (
  select $2::date as on
  union select a.on from assigned a where a.on > $2 and a.on <= $3
  union select p.effective_from from profile_version p
    where p.state = 'approved' and p.effective_from > $2 and p.effective_from <= $3
), known as (
  select d.on, coalesce(
    (select a.slug from assigned a where a.on <= d.on order by a.on desc, a.id desc limit 1),
    (select a.before from assigned a order by a.on, a.id limit 1),
    (select u.profile_slug from unit u where u.id = $1::text::uuid)) as slug
  from day d)
select k.slug, k.on::text as on from known k
where k.on = $2 or exists (select from assigned a where a.on = k.on)
  or exists (select from profile_version p where p.slug = k.slug and p.state = 'approved' and p.effective_from = k.on)
order by k.on`;
