import { database } from '../data-source.ts';

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
    `select n.id, n.code, n.state, s.name as subject, t.name as task, t.starts_on::text as "startsOn",
       t.ends_on::text as "endsOn", x.accepted_at is not null as "isAccepted"
     from seat x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
       join task t on t.id = n.task_id
     where x.inspector_id = $1 and x.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
     order by t.ends_on, n.code limit 50`,
    [personId],
  );
