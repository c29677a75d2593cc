import type { EntityManager } from 'typeorm';
import type { Day } from '../../domain/calendar.ts';
import type { Owed } from '../../domain/frequency/needs.ts';
import type { Traced } from '../../domain/frequency/reasons.ts';
import { madeSql, owedSql } from './visits-owed.ts';

/** A subject with its history, the unit that answers for it, its visits and the rotations that knew it. */
export type RegisteredMember = Traced & { name: string; unitId: string; owed: readonly Owed[] };

/** Whose history is asked for, and since when visits and tasks count. */
export type MembersAsked = { path: string; categories: string[]; since: Day };

// So many subjects are held at once, however large the registry is.
const portion = 2_000;

/**
 * The subjects of the units at or below a path that were ever in one of these categories, by id, each with
 * every version of what decides how often it is inspected: a version holds from the day on which it takes
 * effect, and not before it was on file. All are read as of one moment, a portion at a time; needs a
 * transaction.
 */
export async function* membersUnder(
  tx: EntityManager,
  { path, categories, since }: MembersAsked,
): AsyncGenerator<RegisteredMember> {
  if (categories.length === 0) return;
  // All rows will be asked for, so the plan is the one that ends first.
  await tx.query('set local cursor_tuple_fraction = 1');
  await tx.query(`declare frequency_members no scroll cursor for ${membersSql}`, [
    path,
    categories,
    since,
  ]);
  try {
    for (;;) {
      const rows: RegisteredMember[] = await tx.query(`fetch ${portion} from frequency_members`);
      yield* rows;
      if (rows.length < portion) return;
    }
  } finally {
    await tx.query('close frequency_members');
  }
}

const membersSql = `
with member as materialized (
  select s.id, s.name, s.unit_id from subject s join unit u on u.id = s.unit_id
  where starts_with(u.path, $1) and s.id in (select subject_id from subject_version where category = any($2))
), standing as (
  select v.subject_id, jsonb_agg(jsonb_build_object(
      'from', greatest(v.effective_on, (v.recorded_at at time zone 'Asia/Shanghai')::date),
      'standing', jsonb_build_object('category', v.category, 'grade', v.grade, 'blacklisted', v.blacklisted,
        'subtype', v.subtype, 'subsists', v.status = '存续')) order by v.version) as standings
  from subject_version v where v.subject_id in (select id from member) group by 1
), made as (
  select subject_id, jsonb_agg(jsonb_build_object('on', made_on, 'ref', code) order by made_on, code) as visits
  from (${madeSql}) one where made_on >= $3 and subject_id in (select id from member) group by 1
), owed as (
  select subject_id, jsonb_agg(jsonb_build_object('from', starts_on, 'to', ends_on)) as owed
  from (${owedSql}) one where subject_id in (select id from member) group by 1
), known as (
  select p.subject_id, t.code, t.starts_on, t.ends_on, p.eligibility, false as ended
  from pool_entry p join task t on t.id = p.task_id
  where t.mode = 'rotation' and t.state <> 'void' and t.ends_on >= $3
  union all
  select n.subject_id, n.code, coalesce(n.starts_on, t.starts_on), coalesce(n.ends_on, t.ends_on), 0,
    n.state = 'ended'
  from inspection n join task t on t.id = n.task_id
  where n.signed_on is null and t.state <> 'void' and t.ends_on >= $3
), pooled as (
  select subject_id, jsonb_agg(jsonb_build_object('ref', code, 'from', starts_on, 'to', ends_on,
      'eligibility', eligibility, 'ended', ended) order by starts_on, code) as pooled
  from known where subject_id in (select id from member) group by 1
)
select m.id, m.name, m.unit_id as "unitId", s.standings, coalesce(v.visits, '[]') as visits,
  coalesce(o.owed, '[]') as owed, coalesce(p.pooled, '[]') as pooled
from member m join standing s on s.subject_id = m.id left join made v on v.subject_id = m.id
  left join owed o on o.subject_id = m.id left join pooled p on p.subject_id = m.id
order by m.id`;
