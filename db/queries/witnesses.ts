import { database } from '../data-source.ts';

/** Somebody who may be asked to witness a draw. */
export type WitnessChoice = { id: string; name: string; unit: string };

/** Everybody who holds the role of witness on that day, by unit. */
export const witnessesOn = (day: string): Promise<WitnessChoice[]> =>
  database().query(
    `select distinct p.id, p.name, u.name as unit from person p join unit u on u.id = p.unit_id
       join role_assignment r on r.person_id = p.id
     where p.active and r.role = 'witness' and r.valid_from <= $1 and (r.valid_to is null or r.valid_to >= $1)
     order by u.name, p.name`,
    [day],
  );
