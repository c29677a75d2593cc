import type { EntityManager } from 'typeorm';
import { fitFor } from '../../domain/substitutes.ts';
import { substitutesFor } from './substitutes.ts';

/** Somebody who may follow the person who leaves. `load`: their unfinished visits, of all tasks. */
export type SubstituteChoice = {
  id: string;
  name: string;
  unit: string;
  mayLead: boolean;
  load: number;
};

type Request = {
  kind: 'recusal' | 'substitution';
  id: string;
};

/**
 * Everybody who may take the seat of an open request on that day, were this person to approve it; who
 * has least to do comes first. They are checked again when somebody decides.
 */
export async function substituteChoices(
  tx: EntityManager,
  { kind, id }: Request,
  approverId: string,
  today: string,
): Promise<SubstituteChoice[]> {
  const [seat] = await tx.query(
    `select n.id as "inspectionId", t.id as "taskId", t.starts_on::text as "startsOn",
       t.ends_on::text as "endsOn", a.lead, a.department
     from ${kind} q join inspection n on n.id = q.inspection_id join task t on t.id = n.task_id
       join seat a on a.id = q.seat_id where q.id = $1`,
    [id],
  );
  if (!seat) return [];
  const fit = fitFor(await substitutesFor(tx, { ...seat, approverId }, today));
  return tx.query(people, [fit.map(({ personId }) => personId)]);
}

const people = `
select p.id, p.name, u.name as unit, i.may_lead as "mayLead", coalesce(h.load, 0) as load
from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
  left join (select s.inspector_id, count(*)::int as load from seat s
      join inspection n on n.id = s.inspection_id
    where s.active and n.state in ('assigned', 'accepted', 'started', 'submitted')
    group by s.inspector_id) h on h.inspector_id = i.person_id
where i.person_id = any($1) order by load, p.name, i.serial`;
