import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';
import { database } from '../data-source.ts';

/** 委托: an upper unit has entrusted one below it with inspections, on these days. */
export type Delegation = {
  id: string;
  from: string;
  fromPath: string;
  to: string;
  toPath: string;
  document: string;
  scope: string;
  startsOn: Day;
  endsOn: Day;
  recordedBy: string;
  endedAt: Date | null;
};

/** The delegations by or to the units at or below `paths`, the latest first. */
export const delegationsUnder = (paths: string[]): Promise<Delegation[]> =>
  database().query(
    `${select} where exists (select 1 from unnest($1::text[]) p
       where starts_with(f.path, p) or starts_with(t.path, p))
     order by d.starts_on desc, d.recorded_at desc limit 200`,
    [paths],
  );

/** One of them; nothing where there is none. */
export async function delegationById(
  tx: EntityManager,
  id: string,
): Promise<Delegation | undefined> {
  const [row] = await tx.query(`${select} where d.id = $1 for no key update of d`, [id]);
  return row;
}

/** The delegation that stands on all of these days, from a unit above one to that one or above it. */
export async function delegationOver(
  tx: EntityManager,
  asked: { fromPath: string; toPath: string; startsOn: Day; endsOn: Day },
): Promise<Delegation | undefined> {
  const { fromPath, toPath, startsOn, endsOn } = asked;
  const [row] = await tx.query(
    `${select} where starts_with($1, f.path) and starts_with($2, t.path) and d.ended_at is null
       and d.starts_on <= $3 and d.ends_on >= $4 order by d.recorded_at limit 1`,
    [fromPath, toPath, startsOn, endsOn],
  );
  return row;
}

const select = `
select d.id, f.name as "from", f.path as "fromPath", t.name as "to", t.path as "toPath", d.document, d.scope,
  d.starts_on::text as "startsOn", d.ends_on::text as "endsOn", p.name as "recordedBy", d.ended_at as "endedAt"
from delegation d join unit f on f.id = d.from_unit_id join unit t on t.id = d.to_unit_id
  join person p on p.id = d.recorded_by`;
