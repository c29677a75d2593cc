import type { Profile } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { pinOf, withProfiles } from './profile.ts';

/** A visit as its page in the panel shows it, beside its team. */
export type VisitView = {
  id: string;
  code: string;
  state: string;
  version: number;
  subject: string;
  subjectId: string;
  /** 存续状态 of the subject today; it may have gone since it was drawn. */
  subjectStatus: string;
  uscc: string;
  taskId: string;
  taskName: string;
  taskState: string;
  unitPath: string;
  initiatorPath: string;
  bureauPath: string;
  profile: Profile;
  experts: {
    name: string;
    organisation: string;
    mode: 'draw' | 'appointment';
    drawCode: string | null;
    by: string | null;
    reason: string | null;
    at: string;
  }[];
  /** Why it ended without a result; nothing where it did not. */
  end: { ground: string; reason: string; document: string; by: string; at: string } | null;
  thirdParties: {
    body: string;
    contract: string;
    scope: string;
    unit: string;
    by: string;
    at: string;
  }[];
  /** An expert's draw that is announced and not carried out. */
  pendingExpert: string | null;
};

/** The visit with this id, or nothing. */
export async function visitView(id: string): Promise<VisitView | undefined> {
  const [row] = await database().query(sql, [id]);
  const [view] = await withProfiles(database().manager, row ? [row] : []);
  return view;
}

const sql = `
select n.id, n.code, n.state, n.version, s.name as subject, s.id as "subjectId", s.status as "subjectStatus",
  s.uscc, t.id as "taskId", t.name as "taskName",
  t.state as "taskState", u.path as "unitPath", i.path as "initiatorPath", b.path as "bureauPath",
  ${pinOf('t')},
  (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'organisation', e.organisation, 'mode', x.mode,
      'drawCode', d.code, 'by', p.name, 'reason', o.reason, 'at', x.assigned_at) order by x.assigned_at), '[]')
    from expert_seat x join expert e on e.id = x.expert_id left join draw d on d.id = x.draw_id
      left join proposal o on o.id = x.proposal_id left join consent c on c.proposal_id = o.id
      left join person p on p.id = c.person_id
    where x.inspection_id = n.id) as experts,
  (select coalesce(jsonb_agg(jsonb_build_object('body', y.body, 'contract', y.contract, 'scope', y.scope,
      'unit', v.name, 'by', p.name, 'at', y.recorded_at) order by y.recorded_at), '[]')
    from third_party y join unit v on v.id = y.unit_id join person p on p.id = y.recorded_by
    where y.inspection_id = n.id) as "thirdParties",
  (select jsonb_build_object('ground', e.ground, 'reason', e.reason, 'document', e.document, 'by', p.name,
      'at', e.ended_at) from visit_end e join person p on p.id = e.ended_by where e.inspection_id = n.id) as "end",
  (select d.code from draw d where d.inspection_id = n.id and d.kind = 'expert' and d.state = 'announced')
    as "pendingExpert"
from inspection n join subject s on s.id = n.subject_id join task t on t.id = n.task_id
  join unit u on u.id = n.unit_id join unit i on i.id = t.initiator_id join unit b on b.id = bureau_of(n.unit_id)
where n.id = $1`;
