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
