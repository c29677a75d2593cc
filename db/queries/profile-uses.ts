import { database } from '../data-source.ts';

/** A bureau of the panel's visitor, with the profile that its new tasks are set up under. */
export type ProfileUse = { id: string; name: string; path: string; slug: string };

/** The bureaus at, below or above `paths`, the highest first. */
export const profileUses = (paths: string[]): Promise<ProfileUse[]> =>
  database().query(
    `select u.id, u.name, u.path, u.profile_slug as slug from unit u
     where u.profile_slug is not null and exists (
       select 1 from unnest($1::text[]) p where starts_with(u.path, p) or starts_with(p, u.path))
     order by u.path`,
    [paths],
  );
