import type { EntityManager } from 'typeorm';
import { dayOf } from '../../domain/day.ts';
import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';

/** A line of the register, with what was said about it. */
export type OverdueEntry = {
  id: string;
  kind: string;
  label: string;
  unit: string;
  unitPath: string;
  dueOn: string;
  rule: string;
  responsibleId: string | null;
  responsible: string | null;
  /** When it was done after all; null while it is open. */
  metAt: Date | null;
  registeredAt: Date;
  reasons: { reason: string; by: string; at: string }[];
};

/** SQL: whether what an obligation `o` asks for was decided by its last day, and only waits its minute. */
export const isDecidedInTime = `exists (select from held_verdict h where h.state = 'held' and h.about_id = o.about_id
  and (h.held_at at time zone 'Asia/Shanghai')::date <= o.due_on)`;

/** Whether something is past its day and not yet on the register. */
export async function isUnregistered(): Promise<boolean> {
  const [row] = await database().query(
    `select exists (select from obligation o where o.state = 'open' and o.due_on < $1
       and not exists (select from overdue x where x.obligation_id = o.id)
       and not ${isDecidedInTime}) as found`,
    [dayOf(await currentTime())],
  );
  return row.found;
}

/** The register of the units at or below `paths`, the newest first; open ones before those that are done. */
export const overdueRegister = (
  tx: EntityManager,
  paths: string[],
  limit = 300,
): Promise<OverdueEntry[]> =>
  tx.query(
    `select x.id, x.kind, x.label, u.name as unit, u.path as "unitPath", x.due_on::text as "dueOn", x.rule,
       x.responsible_id as "responsibleId", p.name as responsible, o.met_at as "metAt",
       x.registered_at as "registeredAt",
       (select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'by', g.name, 'at', r.given_at)
          order by r.given_at, r.id), '[]') from overdue_reason r join person g on g.id = r.given_by
        where r.overdue_id = x.id) as reasons
     from overdue x join unit u on u.id = x.unit_id join obligation o on o.id = x.obligation_id
       left join person p on p.id = x.responsible_id
     where exists (select from unnest($1::text[]) q where starts_with(u.path, q))
     order by o.met_at is not null, x.due_on desc, x.id limit $2`,
    [paths, limit],
  );
