import type { Decider } from '../../domain/decider.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/** A request for recusal or substitution as the approver's queue shows it. */
export type RequestLine = {
  kind: 'recusal' | 'substitution';
  id: string;
  state: string;
  version: number;
  inspection: string;
  subject: string;
  unitPath: string;
  requester: string;
  requesterId: string;
  replacedId: string;
  decider: Decider;
  interestedIds: string[];
  reason: string;
  note: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  substitute: string | null;
  /** How the substitute is found, or was. */
  method: 'draw' | 'appointment';
  profile: Profile;
  /** A verdict that can still be undone. */
  held: { id: string; personId: string; by: string; until: string } | null;
  /** The decision whose receipt the person who made it keeps. */
  decision: { id: string; personId: string } | null;
  /** Earlier requests of the same person, whatever came of them. */
  earlier: number;
};

/** The requests about visits of the units at or below `paths`, open ones first. */
export async function requestsUnder(paths: string[], limit = 100): Promise<RequestLine[]> {
  type Stored = Omit<RequestLine, 'profile' | 'method'> &
    Pin & { method: RequestLine['method'] | null };
  const rows: Stored[] = await database().query(
    `with request as (
       select 'recusal' as kind, r.id, r.state, r.version, r.inspection_id,
         coalesce(r.ordered_by, r.inspector_id) as requester_id,
         r.inspector_id as replaced_id, r.decider, 'ground.' || r.ground as reason, r.note, r.requested_at, r.decided_by,
         r.decided_at, r.decision_reason, x.substitute_id, x.method
       from recusal r left join substitution x on x.recusal_id = r.id
       union all
       select 'substitution', s.id, s.state, s.version, s.inspection_id, s.requester_id, s.replaced_id, s.decider,
         'reason.' || s.reason, s.note, s.requested_at, s.decided_by, s.decided_at, s.decision_reason,
         s.substitute_id, s.method from substitution s)
     select r.kind, r.id, r.state, r.version, n.code as inspection, b.name as subject, u.path as "unitPath",
       q.name as requester, r.requester_id as "requesterId", r.replaced_id as "replacedId", r.decider, r.reason, r.note,
       array(select i.inspector_id from interest i where i.uscc = b.uscc and i.ended_at is null)
         as "interestedIds",
       r.requested_at as "requestedAt", d.name as "decidedBy", r.decided_at as "decidedAt",
       r.decision_reason as "decisionReason", s.name as substitute, r.method, ${pinOf('t')},
       (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'by', hp.name, 'until', h.due_at)
         from held_verdict h join person hp on hp.id = h.person_id
         where h.about_id = r.id and h.state = 'held') as held,
       (select jsonb_build_object('id', e.id, 'personId', e.person_id) from decision e
         where e.about_type = r.kind and e.about_id = r.id order by e.number desc limit 1) as decision,
       (select count(*)::int from request e where e.requester_id = r.requester_id
         and e.requested_at < r.requested_at) as earlier
     from request r join inspection n on n.id = r.inspection_id join task t on t.id = n.task_id
       join subject b on b.id = n.subject_id
       join unit u on u.id = n.unit_id join person q on q.id = r.requester_id
       left join person d on d.id = r.decided_by left join person s on s.id = r.substitute_id
     where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))
     order by (r.state = 'requested') desc, r.requested_at desc limit $2`,
    [paths, limit],
  );
  const pinned = await withProfiles(database().manager, rows);
  return pinned.map((row) => ({
    ...row,
    method: row.method ?? parameter(row.profile, 'subst.method'),
  }));
}
