import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';

/** A frequency that was not kept by its last day. */
export type Miss = {
  id: string;
  version: number;
  label: string;
  unitName: string;
  unitPath: string;
  rule: string;
  dueOn: Day;
  closedAt: Date | null;
  closedBy: string | null;
  reason: string;
};

/** Where a list of misses goes on: behind this one. */
export type After = { dueOn: Day; id: string };

/** So many misses stand on a page. */
export const missesShown = 50;

/**
 * The frequencies that were missed under these units, the latest first, closed ones included: nothing
 * ever takes them off the list.
 */
export const missesUnder = (
  tx: EntityManager,
  paths: string[],
  today: Day,
  after: After | null = null,
): Promise<Miss[]> =>
  tx.query(
    `select o.id, o.version, o.label, u.name as "unitName", u.path as "unitPath", o.rule, o.due_on::text as "dueOn",
       o.closed_at as "closedAt", p.name as "closedBy", o.close_reason as reason
     from obligation o join unit u on u.id = o.unit_id left join person p on p.id = o.closed_by
     where o.kind = 'frequency' and o.state <> 'met' and o.due_on < $2
       and exists (select from unnest($1::text[]) as path where starts_with(u.path, path))
       and ($3::date is null or (o.due_on, o.id) < ($3::date, $4::uuid))
     order by o.due_on desc, o.id desc limit ${missesShown}`,
    [paths, today, after?.dueOn ?? null, after?.id ?? null],
  );

/** One obligation of frequency, locked. */
export async function lockMiss(
  tx: EntityManager,
  id: string,
): Promise<
  | (Pick<Miss, 'version' | 'label' | 'unitPath' | 'dueOn'> & { state: string; period: string })
  | undefined
> {
  const [row] = await tx.query(
    `select o.version, o.label, o.state, o.period, u.path as "unitPath", o.due_on::text as "dueOn"
     from obligation o join unit u on u.id = o.unit_id
     where o.id = $1 and o.kind = 'frequency' for no key update of o`,
    [id],
  );
  return row;
}
