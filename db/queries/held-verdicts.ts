import type { ReviewOutcome } from '../../domain/objection.ts';
import type { EntityManager } from 'typeorm';
import { database } from '../data-source.ts';

/** A verdict that waits its minute: whose it is, and until when it can be undone. */
export type Held = {
  id: string;
  personId: string;
  by: string;
  verdict: string;
  heldAt: Date;
  dueAt: Date;
};

/** The verdict about something that can still be undone, or nothing. */
export async function heldAbout(
  tx: EntityManager,
  type: string,
  id: string,
): Promise<Held | undefined> {
  const [row] = await tx.query(
    `select h.id, h.person_id as "personId", p.name as by, h.verdict, h.held_at as "heldAt", h.due_at as "dueAt"
     from held_verdict h join person p on p.id = h.person_id
     where h.about_type = $1 and h.about_id = $2 and h.state = 'held'`,
    [type, id],
  );
  return row;
}

/** Those whose minute is over, what was decided first first; and when the next one's is. */
export async function dueVerdicts(now: Date): Promise<{ due: string[]; next: Date | null }> {
  const rows: { id: string; dueAt: Date }[] = await database().query(
    `select id, due_at as "dueAt" from held_verdict where state = 'held' order by due_at, id limit 200`,
  );
  const isDue = ({ dueAt }: { dueAt: Date }) => dueAt <= now;
  const waiting = rows.find((row) => !isDue(row));
  return { due: rows.filter(isDue).map(({ id }) => id), next: waiting?.dueAt ?? null };
}

/** A verdict about something that can still be undone, and this reader's own that could not be carried out. */
export type HeldFacts = {
  held: {
    id: string;
    personId: string;
    by: string;
    verdict: 'approve' | 'reject';
    /** What the review of an objection came to; nothing about everything else. */
    outcome?: ReviewOutcome | null;
    at: string;
    until: string;
  } | null;
  lapsed: {
    at: string;
    refusal: { code: string; details: Record<string, string | number> };
  } | null;
};

/** What the cards about it show of that. */
export async function heldFacts(
  type: string,
  id: string,
  readerId: string | null,
): Promise<HeldFacts> {
  const [row] = await database().query(
    `select (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'by', p.name, 'verdict', h.verdict,
         'outcome', h.given -> 'review' ->> 'outcome', 'at', h.held_at, 'until', h.due_at) from held_verdict h join person p on p.id = h.person_id
       where h.about_type = $1 and h.about_id = $2 and h.state = 'held') as held,
       (select jsonb_build_object('at', h.ended_at, 'refusal', h.refusal) from held_verdict h
       where h.about_type = $1 and h.about_id = $2 and h.state = 'lapsed' and h.person_id = $3::uuid
       order by h.ended_at desc limit 1) as lapsed`,
    [type, id, readerId],
  );
  return row;
}

/** A verdict of one's own as a page says it: what it is about, and until when it can be undone. */
export type OwnHeld = { id: string; aboutType: string; verdict: 'approve' | 'reject'; until: Date };

/** What this person has decided and may still undo, the last one first. */
export const ownHeld = (personId: string): Promise<OwnHeld[]> =>
  database().query(
    `select id, about_type as "aboutType", verdict, due_at as until from held_verdict
     where person_id = $1 and state = 'held' order by held_at desc`,
    [personId],
  );

/** What became of a verdict after its minute, and whose it was; nothing while it can still be undone. */
export async function endOfVerdict(
  id: string,
): Promise<{ state: 'undone' | 'concluded' | 'lapsed'; by: string; at: Date } | undefined> {
  const [row] = await database().query(
    `select h.state, p.name as by, h.ended_at as at from held_verdict h join person p on p.id = h.person_id
     where h.id = $1 and h.state <> 'held'`,
    [id],
  );
  return row;
}
