import type { EntityManager } from 'typeorm';
import type { ItemFrequencyText } from '../../domain/frequency/item-samples.ts';

/**
 * the items in force of a bureau with the frequency that the list says, or that the lines of its
 * plan in force say of them.
 */
export const itemFrequencies = (
  tx: EntityManager,
  bureauId: string,
  source: 'item' | 'plan',
  year: number,
): Promise<ItemFrequencyText[]> =>
  source === 'item'
    ? tx.query(
        `select code, name, subject_category as category, ratio_bp as "ratioBp", frequency as text
         from item where unit_id = $1 and state = 'published' order by code`,
        [bureauId],
      )
    : tx.query(
        `select i.code, i.name, i.subject_category as category, l.ratio_bp as "ratioBp", l.frequency as text
         from plan_line l join plan p on p.id = l.plan_id and p.state = 'published' and p.unit_id = $1
           and p.year = $2
           join item i on i.name = l.item_name and i.unit_id = $1 and i.state = 'published'
         order by i.code, l.id`,
        [bureauId, year],
      );
