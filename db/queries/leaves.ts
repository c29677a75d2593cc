import { database } from '../data-source.ts';

/** An inspector's leave that is not over. */
export type LeaveLine = {
  id: string;
  name: string;
  unit: string;
  kind: string;
  fromOn: string;
  toOn: string;
  note: string;
};

/** Who is away today or later, of the units at or below `paths`. */
export const leavesUnder = (paths: string[], today: string): Promise<LeaveLine[]> =>
  database().query(
    `select l.id, p.name, u.name as unit, l.kind, l.from_on as "fromOn", l.to_on as "toOn", l.note
     from leave l join person p on p.id = l.inspector_id join unit u on u.id = p.unit_id
     where l.withdrawn_at is null and l.to_on >= $2
       and exists (select 1 from unnest($1::text[]) a where starts_with(u.path, a))
     order by l.from_on, p.name limit 500`,
    [paths, today],
  );

/** Whose leave can be entered, by unit and name. */
export const inspectorsUnder = (
  paths: string[],
): Promise<{ id: string; name: string; unit: string; number: string }[]> =>
  database().query(
    `select p.id, p.name, u.name as unit, coalesce(i.badge_no, i.licence_no, '') as number
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where p.active and exists (select 1 from unnest($1::text[]) a where starts_with(u.path, a))
     order by u.path, p.name, i.serial`,
    [paths],
  );
