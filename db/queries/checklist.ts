import type { EntityManager } from 'typeorm';
import type { ChecklistItem } from '../../domain/result.ts';

/** The items of a visit: those of its task for the category its subject was drawn in, in the order of the list. */
export const checklistOf = (tx: EntityManager, inspectionId: string): Promise<ChecklistItem[]> =>
  tx.query(
    `select i.id as "itemId", i.code, i.name, i.content
     from inspection n join visit_category k on k.inspection_id = n.id
       join task_item x on x.task_id = n.task_id
       join item i on i.id = x.item_id and i.subject_category = k.category
     where n.id = $1 order by i.code`,
    [inspectionId],
  );
