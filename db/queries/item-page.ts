import type { Item } from '../entities/item.ts';
import { database } from '../data-source.ts';

/** One version of an item, where it is kept, and the other versions of the same code. */
export type ItemPage = {
  item: Item;
  unitPath: string;
  profileSlug: string;
  versions: {
    id: string;
    version: number;
    state: string;
    reason: string;
    effectiveOn: string | null;
  }[];
};

/** An item of the list with its versions, newest first; nothing for an unknown one. */
export async function itemPageOf(id: string): Promise<ItemPage | undefined> {
  const [item]: Item[] = await database().query(
    `select i.id, i.unit_id as "unitId", i.code, i.version, i.name, i.subject_category as "subjectCategory",
       i.kind, i.method, i.unit_name as "unitName", i.level, i.basis, i.content, i.standard,
       i.ratio_bp as "ratioBp", i.ratio_max_bp as "ratioMaxBp", i.frequency, i.disclosure, i.state,
       i.change_reason as "changeReason", i.effective_on::text as "effectiveOn",
       i.scheduled_at as "scheduledAt", i.retire_reason as "retireReason", i.published_at as "publishedAt"
     from item i where i.id = $1`,
    [id],
  );
  if (!item) return undefined;
  const [unit] = await database().query('select path, profile_slug from unit where id = $1', [
    item.unitId,
  ]);
  const versions = await database().query(
    `select id, version, state, change_reason as reason, effective_on::text as "effectiveOn"
     from item where unit_id = $1 and code = $2 order by version desc`,
    [item.unitId, item.code],
  );
  return { item, unitPath: unit.path, profileSlug: unit.profile_slug, versions };
}
