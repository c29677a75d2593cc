import type { Share } from '../../domain/owed.ts';
import { database } from '../data-source.ts';
import { taskNames } from './task-names.ts';

/** A visit that somebody is in the team of and that is not over. */
export type OpenVisit = Share & {
  id: string;
  code: string;
  subject: string;
  task: string;
  startsOn: string;
  endsOn: string;
};

/** The visits of a person that are not signed yet, the first to end first; at most fifty. */
export const openVisits = (personId: string): Promise<OpenVisit[]> =>
  database().query(
    `select n.id, n.code, n.state, s.name as subject, ${taskNames} as task, w.starts_on::text as "startsOn",
       w.ends_on::text as "endsOn", x.accepted_at is not null as "isAccepted", x.lead as "isLead",
       exists (select from check_in c where c.inspection_id = n.id and c.inspector_id = $1) as "isCheckedIn",
       exists (select from signature g where g.inspector_id = $1 and g.result_id = (
         select id from result where inspection_id = n.id order by number desc limit 1)) as "hasSigned",
       (exists (select from recusal r where r.seat_id = x.id and r.state = 'requested')
         or exists (select from substitution r where r.seat_id = x.id and r.state in ('requested', 'approved'))) as "isAsking"
     from seat x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
       cross join lateral (select max(starts_on) as starts_on, min(ends_on) as ends_on
         from inspection_task where inspection_id = n.id) w
     where x.inspector_id = $1 and x.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
     order by w.ends_on, n.code limit 50`,
    [personId],
  );
