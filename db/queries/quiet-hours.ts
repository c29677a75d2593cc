import type { EntityManager } from 'typeorm';
import type { QuietHours } from '../../domain/quiet.ts';
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

/** The hours in which somebody wants no sound: their own and those of their units. */
export const quietHoursOf = (tx: EntityManager, personId: string): Promise<QuietHours[]> =>
  tx.query(
    `select q.from_minute as "fromMinute", q.to_minute as "toMinute" from quiet_hours q
     where q.active and (q.person_id = $1 or q.unit_id in (select u.id from person p join unit own
       on own.id = p.unit_id join unit u on starts_with(own.path, u.path) where p.id = $1))`,
    [personId],
  );
