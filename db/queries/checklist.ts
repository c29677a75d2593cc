import type { EntityManager } from 'typeorm';
import type { ChecklistItem } from '../../domain/result.ts';

/**
 * The items of a visit, in the order of the list: those of each of its tasks for the category in
 * which that task drew the subject, an item that several have once; each with the form that it has.
 */
export const checklistOf = (tx: EntityManager, inspectionId: string): Promise<ChecklistItem[]> =>
  tx.query(
    `select i.id as "itemId", i.code, i.name, i.content, x.points,
       case when f.id is not null then jsonb_build_object('id', f.id, 'code', f.code,
         'version', f.version, 'name', f.name, 'hash', f.hash, 'how', x.how) end as form
     from item i
       left join lateral (select v.* from visit_form v where v.inspection_id = $1 and v.item_id = i.id
         order by v.id desc limit 1) x on true
       left join checklist_form f on f.id = x.form_id
     where i.id in (select item_id from visit_item where inspection_id = $1) order by i.code`,
    [inspectionId],
  );

/** How often the items of a visit got another form after its team began to arrive: each time its points are others. */
export async function formChanges(tx: EntityManager, inspectionId: string): Promise<number> {
  const [{ count }] = await tx.query(
    `select count(*)::int as count from visit_form v join inspection n on n.id = v.inspection_id
     where n.id = $1 and v.chosen_at > n.started_at`,
    [inspectionId],
  );
  return count;
}
