import type { EntityManager } from 'typeorm';
import { config } from '../../config.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type NoticeFacts, noticeOf, type SubjectNotice } from '../../domain/subject-notice.ts';

/** The notice of a visit as it would be handed over now. */
export async function noticeNow(
  tx: EntityManager,
  inspectionId: string,
  profile: Profile,
): Promise<SubjectNotice> {
  const [row]: { facts: NoticeFacts }[] = await tx.query(sql, [inspectionId]);
  return noticeOf(row!.facts, profile, config().PORTAL_URL);
}

const sql = `
select jsonb_build_object(
  'inspection', n.code,
  'subject', jsonb_build_object('name', s.name, 'uscc', s.uscc, 'address', s.address),
  'unit', u.name,
  'tasks', (select jsonb_agg(t.name order by v.how <> 'own', t.code) from inspection_task v
    join task t on t.id = v.task_id where v.inspection_id = n.id),
  'items', (select coalesce(jsonb_agg(x.name order by x.code), '[]') from (
    select distinct i.name, i.code from visit_item v join item i on i.id = v.item_id where v.inspection_id = n.id) x),
  'team', (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'licenceNo', coalesce(i.licence_no, ''),
      'lead', x.lead) order by x.lead desc, x.number), '[]')
    from seat x join person p on p.id = x.inspector_id join inspector i on i.person_id = p.id
    where x.inspection_id = n.id and x.active),
  'startsOn', w.starts_on, 'endsOn', w.ends_on,
  'at', (select to_char(y.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from visit_time y
    where y.inspection_id = n.id order by y.number desc limit 1)) as facts
from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
  join visit_window w on w.inspection_id = n.id
where n.id = $1`;
