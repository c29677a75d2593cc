import type { EntityManager } from 'typeorm';
import type { PublishedResult } from '../../domain/correction.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type Pin, pinOf, withProfiles } from './profile.ts';

/** A published result as the desk shows it. */
export type PublishedLine = {
  id: string;
  version: number;
  code: string;
  unit: string;
  unitPath: string;
  publishedAt: Date;
  /** The same moment to the microsecond, for where the list goes on. */
  place: string;
  dueOn: string | null;
  /** Who answers for legality, accuracy and time: the head of the unit that inspected. */
  responsible: string | null;
  /** All copies, the newest first. */
  copies: { number: number; body: PublishedResult; at: string }[];
  receipts: { number: number; channel: string; receipt: string; on: string; by: string }[];
  /** A correction that waits for its signature. */
  waiting: string | null;
  everSeatedIds: string[];
  interestedIds: string[];
  profile: Profile;
};

/** The newest published results of units at or below `paths`, the newest first; or the one with this id. */
export const publishedResults = (
  tx: EntityManager,
  paths: string[],
  { id = null }: { id?: string | null } = {},
): Promise<PublishedLine[]> => read(tx, [paths, id, shown, null, null]);

const shown = 100;

/** All of them, however many, the newest first; so many are read at a time. */
export async function* everyPublishedResult(
  tx: EntityManager,
  paths: string[],
  portion = 1000,
): AsyncGenerator<PublishedLine> {
  let last: PublishedLine | undefined;
  for (;;) {
    const lines = await read(tx, [paths, null, portion, last?.place ?? null, last?.code ?? null]);
    yield* lines;
    if (lines.length < portion) return;
    last = lines.at(-1);
  }
}

async function read(tx: EntityManager, values: unknown[]): Promise<PublishedLine[]> {
  const rows: (Omit<PublishedLine, 'profile'> & Pin)[] = await tx.query(sql, values);
  return withProfiles(tx, rows);
}

const sql = `
select d.id, d.version, n.code, u.name as unit, u.path as "unitPath", d.published_at as "publishedAt",
  d.published_at::text as place,
  d.due_on::text as "dueOn", h.name as responsible, ${pinOf('t')},
  (select jsonb_agg(jsonb_build_object('number', p.number, 'body', p.body, 'at', p.published_at) order by p.number desc)
    from public_notice p where p.kind = 'result' and p.ref = n.code) as copies,
  (select coalesce(jsonb_agg(jsonb_build_object('number', c.notice_number, 'channel', c.channel, 'receipt', c.receipt,
      'on', c.entered_on, 'by', w.name) order by c.recorded_at), '[]')
    from channel_receipt c join person w on w.id = c.recorded_by where c.disclosure_id = d.id) as receipts,
  (select c.id from correction c where c.disclosure_id = d.id and c.state = 'requested') as waiting,
  array(select e.inspector_id from visit_party e where e.inspection_id = n.id) as "everSeatedIds",
  array(select i.inspector_id from interest i where i.uscc = s.uscc and i.ended_at is null) as "interestedIds"
from disclosure d join inspection n on n.id = d.inspection_id join unit u on u.id = n.unit_id
  join subject s on s.id = n.subject_id join task t on t.id = n.task_id
  left join person h on h.id = head_in_charge(u.id, (d.published_at at time zone 'Asia/Shanghai')::date)
where d.state = 'published' and ($2::uuid is null or d.id = $2)
  and exists (select from unnest($1::text[]) q where starts_with(u.path, q))
  and ($4::timestamptz is null or d.published_at < $4 or (d.published_at = $4 and n.code > $5))
order by d.published_at desc, n.code limit $3`;
