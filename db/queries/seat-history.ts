import type { SeatedBy } from './card-facts-inspection.ts';
import { database } from '../data-source.ts';

/** Somebody's time in a seat: how they came to it, and why they left it. */
export type SeatTime = {
  inspectionId: string;
  inspection: string;
  number: number;
  lead: boolean;
  inspectorId: string;
  name: string;
  unit: string;
  by: SeatedBy;
  /** The draw that brought them, whose transcript anybody can check. */
  drawCode: string | null;
  appointedBy: string | null;
  /** Why somebody was assigned directly, or designated. */
  because: string | null;
  assignedAt: Date;
  endedAt: Date | null;
  left: Leaving | null;
  /** Where they arrived and could not sign: why, and who released them. */
  released: { ground: string; by: string } | null;
};

/** A request that ended somebody's time in a seat, or will. */
export type Leaving = {
  kind: 'recusal' | 'substitution';
  why: string;
  note: string;
  requester: string;
  requestedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  state: string;
};

/** The history of every seat of these visits: the first holder stays in sight, whoever followed. */
export const seatHistory = (inspectionIds: string[]): Promise<SeatTime[]> =>
  database().query(
    `select n.id as "inspectionId", n.code as inspection, s.number, s.lead,
       s.inspector_id as "inspectorId", p.name, u.name as unit,
       case when s.draw_id is not null then 'draw' when s.proposal_id is not null then 'direct-assignment'
         else 'appointment' end as by, d.code as "drawCode", a.name as "appointedBy",
       coalesce(o.reason, case when s.appointed_by is not null then b.decision_reason end) as because,
       s.assigned_at as "assignedAt", s.ended_at as "endedAt",
       case when x.id is not null then jsonb_build_object(
         'kind', case when x.recusal_id is null then 'substitution' else 'recusal' end,
         'why', coalesce(r.ground, x.reason), 'note', coalesce(r.note, x.note), 'requester', q.name,
         'requestedAt', x.requested_at, 'decidedBy', c.name, 'decidedAt', x.decided_at,
         'reason', x.decision_reason, 'state', x.state) end as left,
       case when y.seat_id is not null then jsonb_build_object('ground', y.ground, 'by', z.name) end as released
     from seat s join inspection n on n.id = s.inspection_id join person p on p.id = s.inspector_id
       join unit u on u.id = s.unit_id left join draw d on d.id = s.draw_id
       left join person a on a.id = s.appointed_by left join proposal o on o.id = s.proposal_id
       left join substitution b on b.inspection_id = s.inspection_id and b.substitute_id = s.inspector_id
         and s.appointed_by is not null and s.proposal_id is null
       left join substitution x on x.seat_id = s.id and x.state in ('approved', 'done')
       left join recusal r on r.id = x.recusal_id left join person q on q.id = x.requester_id
       left join person c on c.id = x.decided_by left join seat_release y on y.seat_id = s.id
       left join person z on z.id = y.released_by
     where s.inspection_id = any($1) order by n.code, s.number, s.assigned_at, s.active`,
    [inspectionIds],
  );
