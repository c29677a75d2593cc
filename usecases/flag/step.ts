import { dayOf } from '../../domain/day.ts';
import { tellWhy } from '../registry/tell.ts';
import { type Context, record } from '../usecase.ts';

/**
 * Puts flags whose day has come on their subjects and takes off those that are over, so that the
 * registry shows what is in force today. Safe to repeat; answers how many it moved. With a subject, its
 * flags alone.
 */
export async function stepFlags(
  context: Context,
  path: string,
  subjectId: string | null = null,
): Promise<number> {
  const values = [dayOf(context.now), context.now, path, subjectId];
  const { tx } = context;
  // A freeze of the same bureau and the sweep step one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', ['subject_flag']);
  const due: { reason: string }[] = await tx.query(dueReasons, values);
  if (due.length === 0) return 0;
  if (subjectId === null) await tellWhy(context, { reason: due[0]!.reason });
  const lapsed: Moved[] = await tx.query(lapse, values);
  const begun: Moved[] = await tx.query(begin, values);
  // What somebody does to one subject is told as what they did.
  if (subjectId === null) await tellMoved(context, { lapsed, begun });
  return lapsed.length + begun.length;
}

type Moved = { id: string; kind: string; subjectId: string; unitPath: string };

// also what changes because its day has come leaves a trace.
async function tellMoved(context: Context, moved: { lapsed: Moved[]; begun: Moved[] }) {
  for (const [how, flags] of Object.entries(moved)) {
    for (const { id, kind, subjectId, unitPath } of flags) {
      const about = { type: 'subject', id: subjectId, unitPath };
      await record(context, `flag.${how}`, about, { flagId: id, flag: kind });
    }
  }
}

const scope = `s.id = f.subject_id and starts_with(u.path, $3) and ($4::uuid is null or s.id = $4)
  and f.state = 'in-force' and f.lapsed_at is null`;
const isOver = 'f.begun_at is not null and f.ends_on < $1::date';
const isDue = 'f.begun_at is null and f.starts_on <= $1::date';

const moved = 'f.id, f.kind, f.subject_id as "subjectId", u.path as "unitPath"';
const home = 'join subject s on s.id = f.subject_id join unit u on u.id = s.unit_id';

const dueReasons = `
select f.reason from subject_flag f join subject s on s.id = f.subject_id join unit u on u.id = s.unit_id
where ${scope} and ((${isOver}) or (${isDue})) and $2::timestamptz is not null order by f.recorded_at limit 1`;

// What stood there before comes back, unless the registry says something else by now or another flag holds.
const lapse = `
with over as (
  update subject_flag f set lapsed_at = $2, version = f.version + 1 from subject s join unit u on u.id = s.unit_id
  where ${scope} and ${isOver} returning f.*
), held as (
  select distinct on (o.subject_id, o.kind) o.subject_id, o.kind, o.value, coalesce(h.value, o.before) as back,
    h.id is not null as still
  from over o left join subject_flag h on h.subject_id = o.subject_id and h.kind = o.kind and h.state = 'in-force'
    and h.begun_at is not null and h.lapsed_at is null and h.id not in (select id from over)
  order by o.subject_id, o.kind, h.starts_on desc nulls last, o.starts_on desc
), changed as (
  update subject s set updated_at = $2, version = s.version + 1,
    grade = coalesce((select back from held where subject_id = s.id and kind = 'grade' and value = s.grade), s.grade),
    risk = coalesce((select back from held where subject_id = s.id and kind = 'risk' and value = s.risk), s.risk),
    blacklisted = s.blacklisted and not exists (
      select from held where subject_id = s.id and kind = 'blacklisted' and not still),
    abnormal = s.abnormal and not exists (
      select from held where subject_id = s.id and kind = 'abnormal' and not still)
  where s.id in (select subject_id from held where kind in ('grade', 'risk', 'blacklisted', 'abnormal'))
)
select ${moved} from over f ${home}`;

// One that was over before it could begin is only kept on file.
const begin = `
with due as (
  update subject_flag f set begun_at = $2, version = f.version + 1,
    lapsed_at = case when f.ends_on < $1::date then $2::timestamptz end,
    before = case f.kind when 'grade' then s.grade when 'risk' then s.risk else '' end
  from subject s join unit u on u.id = s.unit_id where ${scope} and ${isDue} returning f.*
), fresh as (
  select distinct on (subject_id, kind) * from due where lapsed_at is null
  order by subject_id, kind, starts_on desc
), changed as (
  update subject s set updated_at = $2, version = s.version + 1,
    grade = coalesce((select value from fresh where subject_id = s.id and kind = 'grade'), s.grade),
    risk = coalesce((select value from fresh where subject_id = s.id and kind = 'risk'), s.risk),
    blacklisted = s.blacklisted or exists (select from fresh where subject_id = s.id and kind = 'blacklisted'),
    abnormal = s.abnormal or exists (select from fresh where subject_id = s.id and kind = 'abnormal')
  where s.id in (select subject_id from fresh where kind in ('grade', 'risk', 'blacklisted', 'abnormal'))
)
select ${moved} from due f ${home}`;
