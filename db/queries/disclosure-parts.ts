import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** What one department has at a visit that several share, beside the one that leads it. */
export type DisclosurePart = {
  disclosureId: string;
  version: number;
  single: boolean;
  inspectionId: string;
  inspection: string;
  subject: string;
  taskId: string;
  department: number;
  unit: string;
  unitPath: string;
  /** Under which its part is published; the visit's own code belongs to the whole. */
  ref: string;
  items: { name: string; disclosure: 'full' | 'restricted' }[];
  /** Whether the visit has a result that can be disclosed. */
  ready: boolean;
  disclosedAt: Date | null;
  everSeatedIds: string[];
  interestedIds: string[];
};

/** The parts of the departments that share a visit. */
export const partsOf = (tx: EntityManager, disclosureId: string): Promise<DisclosurePart[]> =>
  tx.query(`${select} where x.id = $1 ${order}`, [disclosureId]);

/** The parts of units at or below `paths` that can still be disclosed by themselves. */
export const openPartsUnder = (paths: string[]): Promise<DisclosurePart[]> =>
  database().query(
    `${select} where x.state = 'pending' and not x.single and y.id is null
       and exists (select from unnest($1::text[]) p where starts_with(u.path, p)) ${order}`,
    [paths],
  );

/** The part of a visit that is public already, by its reference; nothing while none is. */
export async function publicPart(
  tx: EntityManager,
  inspectionId: string,
): Promise<string | undefined> {
  const [part]: DisclosurePart[] = await tx.query(
    `${select} where n.id = $1 and y.id is not null ${order}`,
    [inspectionId],
  );
  return part?.ref;
}

// The items of one department of one task; the initiating department of the visit's own task leads.
const select = `
select x.id as "disclosureId", x.version, x.single, n.id as "inspectionId", n.code as inspection, s.name as subject,
  g.task_id as "taskId", g.department, u.name as unit, u.path as "unitPath",
  v.code || case when g.department > 1 then '-D' || g.department else '' end as ref,
  g.items, x.result_id is not null and n.state = 'signed' as ready, y.approved_at as "disclosedAt",
  array(select e.inspector_id from visit_party e where e.inspection_id = n.id) as "everSeatedIds",
  array(select i.inspector_id from interest i where i.uscc = s.uscc and i.ended_at is null) as "interestedIds"
from disclosure x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
  join lateral (
    select o.task_id, k.department,
      jsonb_agg(jsonb_build_object('name', i.name, 'disclosure', i.disclosure) order by i.code) as items
    from visit_item o join task_item k on k.task_id = o.task_id and k.item_id = o.item_id
      join item i on i.id = o.item_id
    where o.inspection_id = n.id and (o.task_id, k.department) <> (n.task_id, 1)
    group by o.task_id, k.department) g on true
  join task t on t.id = g.task_id
  join inspection_task v on v.inspection_id = n.id and v.task_id = g.task_id
  left join task_participant p on p.task_id = g.task_id and p.department = g.department
  join unit u on u.id = coalesce(p.unit_id, t.initiator_id)
  left join disclosure_part y on y.disclosure_id = x.id and y.task_id = g.task_id and y.department = g.department`;

const order = 'order by n.code, v.code, g.department';
