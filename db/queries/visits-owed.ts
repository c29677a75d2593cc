/** Visits that were made: subject, day, code. Who has only begun one has not been inspected. */
export const madeSql = `
  select n.subject_id, n.code, coalesce((n.started_at at time zone 'Asia/Shanghai')::date, n.signed_on) as made_on
  from inspection n where n.signed_on is not null`;

/**
 * Visits that open tasks owe already: made out, drawn and waiting for their batch, or in a frozen
 * rotation; with the days between which each is made.
 */
export const owedSql = `
  select n.subject_id, coalesce(n.starts_on, t.starts_on) as starts_on, coalesce(n.ends_on, t.ends_on) as ends_on
  from inspection n join task t on t.id = n.task_id and t.state not in ('closed', 'archived', 'void')
  where n.signed_on is null and n.state <> 'ended'
  union all
  select d.subject_id, coalesce(b.starts_on, t.starts_on), coalesce(b.ends_on, t.ends_on)
  from drawn_subject d join draw w on w.id = d.draw_id and w.kind = 'subjects' and w.state in ('drawn', 'confirmed')
    join task t on t.id = w.task_id and t.state not in ('closed', 'archived', 'void')
    left join rotation_batch b on b.draw_id = d.draw_id and b.record_id = d.record_id
  where not exists (select from inspection_task v where v.task_id = t.id and v.subject_id = d.subject_id)
  union all
  select p.subject_id, t.starts_on, t.ends_on
  from pool_entry p join task t on t.id = p.task_id and t.state in ('frozen', 'announced')
  where t.mode = 'rotation' and p.eligibility = 0`;
