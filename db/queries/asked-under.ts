import { database } from '../data-source.ts';

/** Something that somebody of a unit is asked to decide. */
export type AskedRow = {
  card: 'recusal' | 'substitution' | 'proposal' | 'disclosure' | 'consent';
  type: string;
  id: string;
};

/** Everything undecided that concerns the units at or below `paths`, what was asked first first. */
export const askedUnder = (paths: string[], limit = 200): Promise<AskedRow[]> =>
  database().query(
    `with asked as (${parts.join(' union all ')})
     select a.card, a.type, a.id from asked a
     where exists (select 1 from unnest($1::text[]) p where starts_with(a.path, p) or starts_with(a.other, p))
     order by a.at, a.id limit $2`,
    [paths, limit],
  );

const request = (type: 'recusal' | 'substitution') => `
  select '${type}' as card, '${type}' as type, r.id, r.requested_at as at, u.path, null as other
  from ${type} r join inspection n on n.id = r.inspection_id join unit u on u.id = n.unit_id
  where r.state = 'requested'`;

const parts = [
  request('recusal'),
  request('substitution'),
  `select 'proposal', 'proposal', q.id, q.requested_at, u.path, v.path
   from proposal q join task t on t.id = q.task_id left join inspection n on n.id = q.inspection_id
     join unit u on u.id = coalesce(n.unit_id, t.unit_id) left join unit v on v.id = q.neighbour_id
   where q.state = 'requested'`,
  `select 'disclosure', 'disclosure', d.id, r.submitted_at, u.path, null
   from disclosure d join inspection n on n.id = d.inspection_id join unit u on u.id = n.unit_id
     join result r on r.id = d.result_id
   where d.state = 'pending'`,
  `select 'consent', 'plan', y.id, y.submitted_at, u.path, null
   from plan y join unit u on u.id = y.unit_id where y.state = 'submitted'`,
  `select 'consent', 'exclusion', e.id, e.registered_at, u.path, null
   from exclusion e join unit u on u.id = e.unit_id where e.state = 'requested'`,
  `select 'consent', 'campaign', c.id, c.registered_at, u.path, null
   from campaign c join unit u on u.id = c.unit_id where c.state = 'requested'`,
  `select 'consent', 'deployment', y.task_id, y.requested_at, u.path, null
   from deployment y join task t on t.id = y.task_id join unit u on u.id = t.initiator_id
   where y.state = 'requested'`,
  `select 'consent', 'pool-agreement', a.id, a.requested_at, u.path, v.path
   from pool_agreement a join unit u on u.id = a.unit_id join unit v on v.id = a.partner_id
   where a.state = 'requested'`,
];
