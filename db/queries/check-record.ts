import type { EntityManager } from 'typeorm';
import type { RecordSheet } from '../../domain/check-record.ts';
import { visitRecord } from './visit-record.ts';

/** The record of a visit as it is printed now. */
export async function checkRecord(tx: EntityManager, inspectionId: string): Promise<RecordSheet> {
  const [row]: { sheet: Omit<RecordSheet, 'confirmation'> }[] = await tx.query(sql, [inspectionId]);
  const { confirmation } = await visitRecord(tx, inspectionId);
  return { ...row!.sheet, confirmation };
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const sql = `
select jsonb_build_object(
  'code', n.code,
  'subject', jsonb_build_object('name', s.name, 'uscc', s.uscc, 'address', s.address),
  'unit', u.name,
  'tasks', (select jsonb_agg(t.name order by v.how <> 'own', t.code) from inspection_task v
    join task t on t.id = v.task_id where v.inspection_id = n.id),
  'team', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name,
      'licenceNo', coalesce(c.licence_no, i.licence_no, ''), 'arrivedAt', ${iso('c.at')},
      'signedAt', ${iso('g.signed_at')}) order by x.lead desc, x.number), '[]')
    from seat x join person p on p.id = x.inspector_id join inspector i on i.person_id = p.id
      left join check_in c on c.inspection_id = n.id and c.inspector_id = p.id
      left join signature g on g.result_id = r.id and g.inspector_id = p.id
    where x.inspection_id = n.id and x.active),
  'result', (select jsonb_build_object('number', r.number, 'finding', r.finding, 'note', r.note, 'methods', r.methods, 'measures', r.measures, 'hash', r.hash,
      'submittedBy', p.name, 'submittedAt', ${iso('r.submitted_at')},
      'answers', (select coalesce(jsonb_agg(jsonb_build_object('item', i.name, 'point', a.one ->> 'point',
          'answer', a.one ->> 'answer', 'note', coalesce(a.one ->> 'note', '')) order by a.place), '[]')
        from jsonb_array_elements(r.answers) with ordinality a (one, place)
          join item i on i.id = (a.one ->> 'itemId')::uuid),
      'conduct', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'fact', c.fact) order by c.number), '[]')
        from result_conduct y join subject_conduct c on c.id = y.conduct_id where y.result_id = r.id))
    from person p where p.id = r.submitted_by)) as sheet
from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
  left join lateral (select * from result where inspection_id = n.id order by number desc limit 1) r on true
where n.id = $1`;
