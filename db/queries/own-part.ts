import { database } from '../data-source.ts';

/** What somebody is to do in person: a draw to witness, a visit to make. */
export type OwnPart = {
  kind: 'commit' | 'reveal' | 'visit';
  id: string;
  code: string;
  name: string;
};

/** Everything that waits for this person's own hands, draws first. */
export const ownParts = (personId: string): Promise<OwnPart[]> =>
  database().query(
    `select case when e.commitment is null then 'commit' else 'reveal' end as kind, d.id, d.code, t.name
     from entropy_source e join draw d on d.id = e.draw_id join task t on t.id = d.task_id
     where e.person_id = $1 and ((d.state = 'frozen' and e.commitment is null)
       or (d.state = 'announced' and e.value is null))
     union all
     (select 'visit', n.id, n.code, s.name from seat a join inspection n on n.id = a.inspection_id
       join subject s on s.id = n.subject_id
     where a.inspector_id = $1 and a.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
     order by n.code limit 50)`,
    [personId],
  );
