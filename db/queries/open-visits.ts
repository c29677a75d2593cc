import { database } from '../data-source.ts';
import { taskNames } from './task-names.ts';

/** A visit that somebody is in the team of and that is not over. */
export type OpenVisit = {
  id: string;
  code: string;
  state: string;
  subject: string;
  task: string;
  startsOn: string;
  endsOn: string;
  isAccepted: boolean;
};

/** The visits of a person that are not signed yet, the first to end first; at most fifty. */
export const openVisits = (personId: string): Promise<OpenVisit[]> =>
  database().query(
    `select n.id, n.code, n.state, s.name as subject, ${taskNames} as task, w.starts_on::text as "startsOn",
       w.ends_on::text as "endsOn", x.accepted_at is not null as "isAccepted"
     from seat x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
       cross join lateral (select max(starts_on) as starts_on, min(ends_on) as ends_on
         from inspection_task where inspection_id = n.id) w
     where x.inspector_id = $1 and x.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
     order by w.ends_on, n.code limit 50`,
    [personId],
  );
