import { database } from '../data-source.ts';

/** One way on which a message was tried. */
export type StepLine = {
  rung: string;
  outcome: string;
  provider: string | null;
  by: string | null;
  at: string;
};

/** A message that did not arrive as it should, with everything that was tried. */
export type DeadLetter = {
  id: string;
  number: string;
  trouble: Trouble;
  class: string;
  state: string;
  reader: string;
  unit: string;
  unitPath: string;
  /** What its last copy was headed; nothing while none was made. */
  title: string | null;
  provider: string | null;
  attempt: number;
  createdAt: Date;
  nextTryAt: Date | null;
  isPerson: boolean;
  settledBy: string | null;
  settledNote: string | null;
  settledAt: Date | null;
  steps: StepLine[];
};

/** What went wrong, as somebody who has to see to it tells it apart. */
export const troubles = [
  'unknown',
  'failed',
  'unreachable',
  'config',
  'late',
  'quiet',
  'settled',
] as const;
export type Trouble = (typeof troubles)[number];

/**
 * The messages to the people and groups below `paths` that somebody has to see to: whose outcome nobody
 * knows, which the platform refused, whose reader or account cannot be reached, which wait too long;
 * and those settled in the last days.
 */
export const deadLetters = (paths: string[], limit: number): Promise<DeadLetter[]> =>
  database().query(sql, [paths, limit]);

const sql = `
with troubled as (
  select m.*, case
    when m.state = 'confirmed' then 'settled'
    when m.state = 'unknown' then 'unknown'
    when m.state = 'failed' and m.last_error = 'unreachable' then 'unreachable'
    when m.state = 'failed' then 'failed'
    when m.last_error in ('config', 'no-telegram', 'no-slack', 'no-chat') then 'config'
    when m.state = 'pending' and m.last_error = 'quiet' then 'quiet'
    when m.state = 'pending' then 'late'
    else 'unreachable' end as trouble
  from message m
  where m.copy_of is null and (
    m.state in ('failed', 'unknown')
    or (m.state = 'confirmed' and m.settled_at > present_time() - interval '14 days')
    or (m.last_error in ('config', 'no-telegram', 'no-slack', 'no-chat') and m.state in ('pending', 'sent'))
    or (m.state = 'pending' and m.last_error = 'quiet')
    or (m.state = 'pending' and m.created_at < present_time() - interval '5 minutes' and m.last_error is not null)
    or (m.state = 'sent' and m.asks and exists (select 1 from message_step s
      where s.message_id = m.id and s.outcome = 'unreachable')))
)
select m.id, m.number, m.trouble, m.class, m.state, coalesce(p.name, g.title) as reader, u.name as unit,
  u.path as "unitPath", c.body::jsonb -> 'words' ->> 0 as title, m.provider, m.attempt,
  m.created_at as "createdAt", case when m.state = 'pending' then m.next_try_at end as "nextTryAt",
  m.person_id is not null as "isPerson", b.name as "settledBy", m.settled_note as "settledNote",
  m.settled_at as "settledAt",
  (select coalesce(jsonb_agg(jsonb_build_object('rung', s.rung, 'outcome', s.outcome, 'provider', s.provider,
      'by', w.name, 'at', s.at) order by s.number), '[]')
    from message_step s left join person w on w.id = s.by_person where s.message_id = m.id) as steps
from troubled m left join person p on p.id = m.person_id left join chat_group g on g.id = m.group_id
  join unit u on u.id = coalesce(p.unit_id, g.unit_id) left join person b on b.id = m.settled_by
  left join lateral (select s.body from shown_card s
    where s.kind = m.card and s.about_type = m.about_type and s.about_id = m.about_id::text
    order by s.hash = m.sent_hash desc nulls last, s.shown_at desc limit 1) c on true
where exists (select 1 from unnest($1::text[]) as path where starts_with(u.path, path))
order by array_position(array['unknown', 'failed', 'unreachable', 'config', 'late', 'quiet', 'settled'], m.trouble),
  m.number desc
limit $2`;
