import type { DeploymentGround } from '../../domain/deployment.ts';
import type { InspectionType } from '../../domain/exclusion.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { StratumPlan } from '../../domain/strata.ts';
import { database } from '../data-source.ts';
import { ofTheseVisits } from './current-match.ts';
import { pinOf, withProfiles } from './profile.ts';

/** Everything about a task that its page shows beside the draw. */
export type TaskOverview = {
  id: string;
  code: string;
  name: string;
  state: string;
  version: number;
  sealed: boolean;
  peopleEntropy: 'drand' | 'secret';
  startsOn: string;
  endsOn: string;
  teamSize: number;
  unit: string;
  unitPath: string;
  /** The units that carry it out by jurisdiction; empty where its one unit does everything. */
  executing: ExecutingView[];
  initiator: string;
  initiatorPath: string;
  bureauPath: string;
  profile: Profile;
  setBy: string;
  setById: string;
  planLine: string | null;
  planLineId: string | null;
  source: 'plan' | 'ad-hoc';
  adHocReason: string | null;
  type: InspectionType;
  upliftReason: string;
  deployment: DeploymentView | null;
  items: string[];
  scope: 'open' | 'directed';
  mode: 'sample' | 'rotation';
  batches: number | null;
  strata: StratumPlan[];
  drawId: string | null;
  match: { id: string; code: string; state: string; drawnAt: string | null } | null;
  visits: Visit[];
};
/** 另行部署: why the draw knows no cap, and who consented. */
export type DeploymentView = {
  ground: DeploymentGround;
  documentNo: string;
  issuingBody: string;
  reason: string;
  state: string;
  version: number;
  requestedBy: string;
  decidedBy: string | null;
  decisionReason: string;
};
/** An executing unit with the jurisdictions that are named for it, each by an area or by who keeps it. */
export type ExecutingView = {
  id: string;
  name: string;
  path: string;
  routes: { area: string | null; under: string | null }[];
  /** Subjects of the frozen pool that it would visit. */
  candidates: number;
};
/** A visit that serves the task; `sharedWith` names the other tasks, of which one may be its own. */
type Visit = {
  id: string;
  code: string;
  subject: string;
  unitId: string;
  unit: string;
  unitPath: string;
  state: string;
  team: string[];
  isOwn: boolean;
  sharedWith: string[];
  secondReason: string | null;
};

/** The task with this id, or nothing. */
export async function taskOverview(id: string): Promise<TaskOverview | undefined> {
  const [row] = await database().query(sql, [id]);
  const [view] = await withProfiles(database().manager, row ? [row] : []);
  return view;
}

const sql = `
select t.id, t.code, t.name, t.state, t.version, t.sealed, t.people_entropy as "peopleEntropy", t.scope, t.mode, t.batches, t.starts_on as "startsOn", t.ends_on as "endsOn",
  t.team_size as "teamSize", u.name as unit, u.path as "unitPath", i.name as initiator,
  (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'path', x.path,
    'routes', (select jsonb_agg(jsonb_build_object('area', r.area, 'under', w.name) order by r.number)
      from task_unit r left join unit w on w.id = r.under_id where r.task_id = t.id and r.unit_id = x.id),
    'candidates', (select count(*) from pool_entry p where p.task_id = t.id and p.unit_id = x.id
      and p.eligibility = 0)) order by x.path), '[]')
    from unit x where x.id in (select r.unit_id from task_unit r where r.task_id = t.id)) as executing,
  i.path as "initiatorPath", b.path as "bureauPath", ${pinOf('t')}, p.name as "setBy", t.set_by as "setById",
  l.name as "planLine", l.id as "planLineId", t.source, t.ad_hoc_reason as "adHocReason", t.type,
  t.uplift_reason as "upliftReason",
  (select jsonb_build_object('ground', y.ground, 'documentNo', y.document_no, 'issuingBody', y.issuing_body,
    'reason', y.reason, 'state', y.state, 'version', y.version, 'requestedBy', y.requested_by,
    'decidedBy', (select name from person where id = y.decided_by), 'decisionReason', y.decision_reason)
    from deployment y where y.task_id = t.id) as deployment,
  (select coalesce(jsonb_agg(x.name order by x.code), '[]') from task_item ti join item x on x.id = ti.item_id
    where ti.task_id = t.id) as items,
  (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'name', s.name, 'filter', s.filter,
    'ratioBp', s.ratio_bp, 'min', s.min, 'weights', s.weights) order by s.number), '[]') from stratum s where s.task_id = t.id) as strata,
  (select d.id from draw d where d.task_id = t.id and d.kind = 'subjects') as "drawId",
  (select jsonb_build_object('id', d.id, 'code', d.code, 'state', d.state, 'drawnAt', d.drawn_at) from draw d
    where d.task_id = t.id and d.kind = 'match' and ${ofTheseVisits('d', 't')}
    order by d.announced_at desc limit 1) as match,
  (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'subject', s.name, 'state', n.state,
    'unitId', n.unit_id, 'unit', y.name, 'unitPath', y.path,
    'team', (select coalesce(jsonb_agg(q.name || case when e.lead then '★' else '' end
      order by e.lead desc, e.number), '[]')
      from seat e join person q on q.id = e.inspector_id where e.inspection_id = n.id and e.active),
    'sharedWith', (select coalesce(jsonb_agg(o.code order by o.code), '[]') from inspection_task w
      join task o on o.id = w.task_id where w.inspection_id = n.id and o.id <> t.id),
    'isOwn', n.task_id = t.id, 'secondReason', n.second_reason)
    order by n.code), '[]') from inspection_task v join inspection n on n.id = v.inspection_id
      join subject s on s.id = n.subject_id join unit y on y.id = n.unit_id where v.task_id = t.id) as visits
from task t join unit u on u.id = t.unit_id join unit i on i.id = t.initiator_id
  join person p on p.id = t.set_by left join plan_line l on l.id = t.plan_line_id
  join lateral (select path from unit b where starts_with(i.path, b.path) and b.profile_slug is not null
    order by length(b.path) desc limit 1) b on true
where t.id = $1`;
