import type { FinishedRow } from '../../db/queries/finished-draw.ts';
import { isSensitive } from '../../domain/pool-ids.ts';

/**
 * Whether the ids of an announced draw may be named in public once it is open: pseudonyms always, codes
 * only of a pool that is not sensitive (draw.md §2, R-160), whatever the bureau's rules say.
 */
export function isPoolPublic({
  announcement,
  profile,
  items,
}: Pick<FinishedRow, 'announcement' | 'profile' | 'items'>): boolean {
  if (announcement?.pool?.ids === 'pseudonym') return true;
  const strata = Object.values(announcement?.strata ?? {});
  return !isSensitive(profile, strata, items);
}
