import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { inspectorDiffers, stagedInspectors } from './inspectors.ts';
import { itemDiffers, itemsCompared } from './items.ts';
import { interestsStaged } from './interests.ts';
import { linesStaged, lineDiffers, newestPlanOf } from './plan.ts';
import type { Job } from './registry.ts';
import { subjectDiffers } from './subjects.ts';

/** `row`, `identity` and `name` of each line; of a changed one also `before` and `after` as JSON. */
type PreviewSql = { added: string; changed: string | null; gone: string };

const ofJob = (sql: string) =>
  sql.replaceAll('$1', '(select id from job)').replaceAll('$2', '(select bureau_id from job)');

const inScope = `starts_with(u.path, (select path from job))`;

const subjects = (job: Job): PreviewSql => ({
  added: `select r.row, r.uscc as identity, r.name from import_subject r where r.job_id = $1
    and not exists (select 1 from subject s where s.uscc = r.uscc) order by r.row`,
  changed: `select r.row, r.uscc as identity, r.name, to_jsonb(s) as before, to_jsonb(r) as after
    from import_subject r join subject s on s.uscc = r.uscc where r.job_id = $1 and ${subjectDiffers(job)} order by r.row`,
  gone: `select null as row, s.uscc as identity, s.name from subject s join unit u on u.id = s.unit_id
    where ${inScope} and s.status = '存续' and not exists (select 1 from import_subject r
      where r.job_id = $1 and r.uscc = s.uscc) order by s.uscc`,
});

const inspectors = (job: Job): PreviewSql => ({
  added:
    ofJob(`select r.row, coalesce(r.badge_no, r.licence_no, '') as identity, r.name from ${stagedInspectors} r
    where not exists (select 1 from inspector i where i.person_id = r.person_id) order by r.row`),
  changed: ofJob(`select r.row, coalesce(r.badge_no, r.licence_no, '') as identity, r.name,
      to_jsonb(i) || jsonb_build_object('name', p.name, 'unit', old.name) as before,
      to_jsonb(r) || jsonb_build_object('unit', new.name) as after
    from ${stagedInspectors} r join inspector i on i.person_id = r.person_id join person p on p.id = i.person_id
      join unit old on old.id = p.unit_id join unit new on new.id = r.unit_id
    where ${inspectorDiffers(job)} order by r.row`),
  gone: ofJob(`select null as row, coalesce(i.badge_no, i.licence_no, '') as identity, p.name
    from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
    where ${inScope} and p.active and i.partner = ${job.kind === 'partner-inspectors'}
      and not exists (select 1 from ${stagedInspectors} r where r.person_id = i.person_id) order by 2`),
});

const items = (): PreviewSql => ({
  added: ofJob(
    `select r.row, r.code as identity, r.name from ${itemsCompared} where s.id is null order by r.row`,
  ),
  changed:
    ofJob(`select r.row, r.code as identity, r.name, to_jsonb(s) || jsonb_build_object('unit', s.unit_name) as before,
      to_jsonb(r) || jsonb_build_object('unit', r.unit_name) as after
    from ${itemsCompared} where s.id is not null and ${itemDiffers} order by r.row`),
  gone: ofJob(`select null as row, i.code as identity, i.name from item i where i.unit_id = $2 and i.state = 'published'
    and not exists (select 1 from import_row r where r.job_id = $1 and r.record ->> 'code' = i.code) order by i.code`),
});

const plan = (): PreviewSql => ({
  added: ofJob(`select r.row, r.name as identity, r.item_name as name from ${linesStaged} r
    left join plan_line l on l.plan_id = (${newestPlanOf}) and l.name = r.name where l.id is null order by r.row`),
  changed: ofJob(`select r.row, r.name as identity, r.item_name as name,
      to_jsonb(l) || jsonb_build_object('unit', l.unit_name) as before,
      to_jsonb(r) || jsonb_build_object('unit', r.unit_name) as after
    from ${linesStaged} r join plan_line l on l.plan_id = (${newestPlanOf}) and l.name = r.name
    where ${lineDiffers} order by r.row`),
  gone: ofJob(`select null as row, l.name as identity, l.item_name as name from plan_line l
    where l.plan_id = (${newestPlanOf})
      and not exists (select 1 from ${linesStaged} r where r.name = l.name) order by l.name`),
});

const interests = (): PreviewSql => ({
  added:
    ofJob(`select r.row, r.uscc as identity, p.name || ' · ' || r.nature as name from ${interestsStaged} r
    join person p on p.id = r.inspector_id where not exists (select 1 from interest i
      where i.inspector_id = r.inspector_id and i.uscc = r.uscc and i.ended_at is null) order by r.row`),
  changed: null,
  gone: ofJob(`select null as row, i.uscc as identity, p.name || ' · ' || i.nature as name from interest i
    join person p on p.id = i.inspector_id join unit u on u.id = p.unit_id where i.ended_at is null and ${inScope}
      and not exists (select 1 from ${interestsStaged} r where r.inspector_id = i.inspector_id and r.uscc = i.uscc)
    order by i.uscc`),
});

/** What to ask for the preview of each registry. */
export const previewSql: Record<RegistryKind, (job: Job) => PreviewSql> = {
  subjects,
  inspectors,
  'partner-inspectors': inspectors,
  items,
  plan,
  interests,
};
