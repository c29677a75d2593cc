import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** The units at or below `paths`, the highest first. */
export const unitsUnder = (
  paths: string[],
  tx: EntityManager = database().manager,
): Promise<{ id: string; name: string; path: string; isBureau: boolean; profileSlug: string }[]> =>
  tx.query(
    `select u.id, u.name, u.path, u.profile_slug is not null as "isBureau",
       u.profile_slug as "profileSlug" from unit u
     where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p)) order by u.path`,
    [paths],
  );
