import type { EntityManager } from 'typeorm';
import type { Disclosable } from '../../domain/disclosure.ts';

/** What a disclosure is made from; a copy of it goes out, never this. */
export async function disclosable(tx: EntityManager, disclosureId: string): Promise<Disclosable> {
  const [row] = await tx.query(sql, [disclosureId]);
  return row.facts;
}

const sql = `
select jsonb_build_object(
  'inspection', n.code, 'finding', r.finding, 'note', r.note, 'unit', u.name,
  'date', n.signed_on,
  'subject', jsonb_build_object('name', s.name, 'uscc', s.uscc, 'category', k.category, 'address', s.address),
  'items', (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'disclosure', i.disclosure)
      order by i.code), '[]')
    from item i where i.id in (select o.item_id from visit_item o join task_item k on k.task_id = o.task_id
        and k.item_id = o.item_id where o.inspection_id = n.id and not exists (select from disclosure_part y
        where y.disclosure_id = d.id and y.task_id = o.task_id and y.department = k.department))),
  'isInPart', exists (select from visit_item o join item i on i.id = o.item_id
    where o.inspection_id = n.id and i.disclosure = 'restricted'),
  'tasks', (select jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name) order by v.how <> 'own', t.code)
    from inspection_task v join task t on t.id = v.task_id where v.inspection_id = n.id),
  'conduct', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'fact', c.fact) order by c.number), '[]')
    from result_conduct y join subject_conduct c on c.id = y.conduct_id where y.result_id = r.id),
  'inspectors', (select coalesce(jsonb_agg(p.name order by a.number), '[]')
    from seat a join person p on p.id = a.inspector_id
    where a.inspection_id = n.id and a.active)) as facts
from disclosure d join result r on r.id = d.result_id join inspection n on n.id = d.inspection_id
  join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
  join visit_category k on k.inspection_id = n.id
where d.id = $1`;
