import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** Somebody asked that another's authenticator be let go of. */
export type ResetRow = {
  id: string;
  personId: string;
  person: string;
  unit: string;
  unitPath: string;
  reason: string;
  requestedBy: string;
  requester: string;
  requestedAt: Date;
  state: 'requested' | 'approved' | 'rejected';
};

/** The same with who decided, as JSON writes its instants. */
export type ResetFacts = Omit<ResetRow, 'requestedAt'> & {
  requestedAt: string;
  decider: string | null;
  decidedAt: string | null;
};

const rows = `select r.id, r.person_id as "personId", p.name as person, u.name as unit, u.path as "unitPath",
    r.reason, r.requested_by as "requestedBy", q.name as requester, r.requested_at as "requestedAt", r.state
  from authenticator_reset r join person p on p.id = r.person_id join unit u on u.id = p.unit_id
  join person q on q.id = r.requested_by`;

/** The request under lock, or nothing. */
export async function lockReset(tx: EntityManager, id: string): Promise<ResetRow | undefined> {
  const [row] = await tx.query(`${rows} where r.id = $1 for update of r`, [id]);
  return row;
}

/** What waits for a second word about this person, or nothing. */
export async function openReset(
  tx: EntityManager,
  personId: string,
): Promise<ResetRow | undefined> {
  const [row] = await tx.query(`${rows} where r.person_id = $1 and r.state = 'requested'`, [
    personId,
  ]);
  return row;
}

/** Everything of these units that waits for a second word, the oldest first. */
export const resetsUnder = (paths: string[]): Promise<ResetRow[]> =>
  database().query(
    `${rows} where r.state = 'requested' and exists (select from unnest($1::text[]) s (path)
       where starts_with(u.path, s.path)) order by r.requested_at, r.id`,
    [paths],
  );

/** Whether somebody's authenticator was let go of and none has come in its place. */
export async function mustEnrolAnew(personId: string): Promise<boolean> {
  const [row] = await database().query(
    `select 1 from authenticator a where a.person_id = $1 and a.confirmed_at is null and exists (
       select from authenticator_reset r where r.person_id = a.person_id and r.state = 'approved')`,
    [personId],
  );
  return row !== undefined;
}

/** A reset as its card shows it, with who decided; or nothing. */
export async function resetFacts(id: string): Promise<ResetFacts | undefined> {
  const [row] = await database().query(
    `select to_jsonb(f) as facts from (select r.*, d.name as decider, a.decided_at as "decidedAt"
       from (${rows}) r join authenticator_reset a on a.id = r.id
       left join person d on d.id = a.decided_by where r.id = $1) f`,
    [id],
  );
  return row?.facts;
}
