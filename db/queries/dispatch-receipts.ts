import type { EntityManager } from 'typeorm';

/** What a unit was sent of a task, and what has become of it. */
export type Awaited = {
  id: string;
  unitId: string;
  unit: string;
  unitPath: string;
  /** Which batch of a rotation; null where everything was sent at once. */
  batch: number | null;
  sentOn: string;
  dueOn: string;
  state: 'open' | 'met';
  metAt: Date | null;
  /** Who said that the unit has it, and when. */
  by: string | null;
  at: Date | null;
  /** How many of its planners were written to, and how many of those messages have arrived. */
  told: number;
  reached: number;
  /** Reminders to the unit, and those that went up to the coordinator, with the day of the first. */
  reminded: number;
  escalated: number;
  escalatedAt: Date | null;
};

/** Every unit that a task was dispatched to, in the order of the organisation. */
export const awaitedOf = (tx: EntityManager, taskId: string): Promise<Awaited[]> =>
  tx.query(
    `select o.id, o.unit_id as "unitId", u.name as unit, u.path as "unitPath",
       nullif(split_part(o.period, ':', 2), '')::int as batch, o.clock_from::text as "sentOn",
       o.due_on::text as "dueOn", o.state, o.met_at as "metAt", p.name as by, r.at, m.told, m.reached,
       x.reminded, x.escalated, x."escalatedAt"
     from obligation o join unit u on u.id = o.unit_id
       left join dispatch_receipt r on r.obligation_id = o.id left join person p on p.id = r.person_id
       cross join lateral (select count(distinct m.person_id)::int as told,
           count(distinct m.person_id) filter (where m.state = 'sent')::int as reached
         from message m where m.card = 'match-desk' and m.about_id = o.about_id
           and (not m.vars ? 'units' or m.vars -> 'units' ? o.unit_id::text)) m
       cross join lateral (select count(*) filter (where step not like 'overdue-%')::int as reminded,
           count(*) filter (where step like 'overdue-%')::int as escalated,
           min(fired_at) filter (where step like 'overdue-%') as "escalatedAt"
         from reminder where obligation_id = o.id) x
     where o.kind = 'dispatch' and o.about_id = $1 order by u.path, batch nulls first`,
    [taskId],
  );
