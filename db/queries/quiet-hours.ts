import { database } from '../data-source.ts';

/** Quiet hours in force: a person's own, or a unit's. */
export type QuietLine = {
  unitId: string | null;
  unit: string | null;
  fromMinute: number;
  toMinute: number;
};

/** The quiet hours of this person, and of the units below these paths. */
export const quietLines = (personId: string, paths: string[]): Promise<QuietLine[]> =>
  database().query(
    `select q.unit_id as "unitId", u.name as unit, q.from_minute as "fromMinute", q.to_minute as "toMinute"
     from quiet_hours q left join unit u on u.id = q.unit_id
     where q.active and (q.person_id = $1 or exists (select 1 from unnest($2::text[]) as path
       where starts_with(u.path, path))) order by u.path nulls first`,
    [personId, paths],
  );
