import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';
import { type OverdueRow, overdueCount, overdueUnder } from './overdue-under.ts';

/** What a digest tells of a unit and everything below it, as of the day it was made. */
type DigestTold = {
  /** How much is overdue, and what is so the longest. */
  overdue: number;
  longest: (Pick<OverdueRow, 'kind' | 'code' | 'unit' | 'dueOn'> &
    Partial<Pick<OverdueRow, 'matter'>>)[];
  /** What is to be done by the end of the week. */
  visits: number;
  disclosures: number;
  /** Requests that wait for a decision. */
  waiting: number;
  /** What was done in the week before. */
  signed: number;
  published: number;
};

/** A digest as its card shows it. */
export type DigestFacts = DigestTold & { id: string; unit: string; weekOn: string };

/** The days that a digest is about: today, the Sunday that ends the week, the Monday before the last. */
type DigestDays = { today: string; sunday: string; monday: string; mondayBefore: string };

const mostNamed = 5;

/** Counts what a digest tells of the unit at `path`. */
export async function tellDigest(
  tx: EntityManager,
  path: string,
  { today, sunday, monday, mondayBefore }: DigestDays,
): Promise<DigestTold> {
  const longest = await overdueUnder(tx, [path], today, mostNamed);
  const [counts] = await tx.query(countSql, [path, today, sunday, mondayBefore, monday]);
  return {
    overdue: await overdueCount(tx, [path], today),
    longest: longest.map(({ kind, code, matter, unit, dueOn }) => ({
      kind,
      code,
      matter,
      unit,
      dueOn,
    })),
    ...counts,
  };
}

const countSql = `
with own as (select n.*, (select min(ends_on) from inspection_task where inspection_id = n.id) as due_on
  from inspection n join unit u on u.id = n.unit_id where starts_with(u.path, $1))
select
  (select count(*)::int from own where state in ('assigned', 'accepted', 'started', 'submitted')
    and due_on between $2 and $3) as visits,
  (select count(*)::int from disclosure d join own on own.id = d.inspection_id
    where d.state = 'pending' and d.due_on between $2 and $3) as disclosures,
  (select count(*)::int from recusal r join own on own.id = r.inspection_id where r.state = 'requested')
  + (select count(*)::int from substitution s join own on own.id = s.inspection_id
    where s.state = 'requested') as waiting,
  (select count(*)::int from own where signed_on >= $4 and signed_on < $5) as signed,
  (select count(*)::int from disclosure d join own on own.id = d.inspection_id
    where (d.published_at at time zone 'Asia/Shanghai')::date >= $4
      and (d.published_at at time zone 'Asia/Shanghai')::date < $5) as published`;

/** A digest by its id, or nothing. */
export async function digestFacts(id: string): Promise<DigestFacts | undefined> {
  const [row] = await database().query(
    `select d.id, u.name as unit, d.week_on::text as "weekOn", d.facts
     from digest d join unit u on u.id = d.unit_id where d.id = $1`,
    [id],
  );
  return row && { ...row.facts, id: row.id, unit: row.unit, weekOn: row.weekOn };
}

/** The units that have a leader today and no digest of this week yet. */
export const unitsWithoutDigest = (
  weekOn: string,
  today: string,
): Promise<{ id: string; path: string }[]> =>
  database().query(
    `select u.id, u.path from unit u
     where exists (select 1 from role_assignment r join person p on p.id = r.person_id and p.active
         where r.unit_id = u.id and r.role in ('approver', 'head') and r.valid_from <= $2
           and (r.valid_to is null or r.valid_to >= $2))
       and not exists (select 1 from digest d where d.unit_id = u.id and d.week_on = $1)
     order by u.path`,
    [weekOn, today],
  );

/** The leaders of this very unit on a day: those who are told of all below it. */
export async function leadersOf(
  tx: EntityManager,
  unitId: string,
  today: string,
): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select distinct r.person_id as id from role_assignment r join person p on p.id = r.person_id and p.active
     where r.unit_id = $1 and r.role in ('approver', 'head') and r.valid_from <= $2
       and (r.valid_to is null or r.valid_to >= $2) order by 1`,
    [unitId, today],
  );
  return rows.map(({ id }) => id);
}
