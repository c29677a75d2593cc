import type { EntityManager } from 'typeorm';
import type { ChecklistItem } from '../../domain/result.ts';

/**
 * The items of a visit, in the order of the list: those of each of its tasks for the category in
 * which that task drew the subject, an item that several have once.
 */
export const checklistOf = (tx: EntityManager, inspectionId: string): Promise<ChecklistItem[]> =>
  tx.query(
    `select i.id as "itemId", i.code, i.name, i.content from item i
     where i.id in (select item_id from visit_item where inspection_id = $1) order by i.code`,
    [inspectionId],
  );
