import type { Profile } from '../../domain/profile/profile.ts';
import type { EntityManager } from 'typeorm';
import type { FinishedDraw, PeopleTranscript } from '../../domain/draw/transcript.ts';
import { Refusal } from '../../domain/refusal.ts';
import { pinOf, profilePinned } from './profile.ts';

/** A draw that is over, with what decides how much of it may be published. */
export type FinishedRow = Omit<FinishedDraw, 'announcement'> & {
  id: string;
  kind: 'subjects' | PeopleTranscript['kind'];
  taskId: string;
  taskName: string;
  /** Where the task was set up, in the tree of units. */
  unitPath: string;
  profile: Profile;
  isSealed: boolean;
  /** As the public has it, with the hash of these very bytes; null where it was never announced. */
  announcement: FinishedDraw['announcement'] | null;
  items: { category: string; disclosure: string }[];
};

/** A draw as its transcript needs it; refuses `not-found`. */
export async function finishedDraw(tx: EntityManager, drawId: string): Promise<FinishedRow> {
  const [row] = await tx.query(sql, [drawId]);
  if (!row) throw new Refusal('not-found', { what: 'draw' });
  return {
    ...row,
    profile: await profilePinned(tx, row),
    drawnAt: isoOf(row.drawnAt),
    confirmedAt: isoOf(row.confirmedAt),
    void: row.voidedAt && { at: isoOf(row.voidedAt), reason: row.voidReason },
  };
}

const isoOf = (at: Date | null): string | null => at && at.toISOString();

const sql = `
select d.id, d.code, d.kind, d.task_id as "taskId", t.name as "taskName", u.path as "unitPath",
  ${pinOf('t')}, t.sealed as "isSealed", d.input_hash as "inputHash",
  n.body as announcement, n.body_hash as "announcementHash", d.label, d.seed, d.result,
  d.drawn_at as "drawnAt", d.confirmed_at as "confirmedAt", d.voided_at as "voidedAt",
  d.void_reason as "voidReason",
  (select coalesce(jsonb_agg(jsonb_build_object('category', i.subject_category, 'disclosure', i.disclosure)),
    '[]') from task_item x join item i on i.id = x.item_id where x.task_id = t.id) as items
from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
  left join public_notice n on n.kind = 'announcement' and n.ref = d.code
where d.id = $1`;
