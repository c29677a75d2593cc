import type { EntityManager } from 'typeorm';
import type { KeptValues } from '../../../domain/registry/import-job.ts';
import type { Job } from './registry.ts';

// What flags in force say in columns that a file has as well.
const held = `held as (
  select s.id, s.uscc, s.grade, s.risk, s.blacklisted, s.abnormal, array_agg(f.kind) as kinds
  from subject_flag f join subject s on s.id = f.subject_id
  where f.state = 'in-force' and f.begun_at is not null and f.lapsed_at is null
    and f.kind in ('grade', 'risk', 'blacklisted', 'abnormal')
  group by s.id
)`;

const mostKept = 50;
const yesOrNo = (value: string) => `case when ${value} then '是' else '否' end`;

/** which values of the file a flag outweighs. To be asked before the file heeds the flags. */
export async function keptByFlags(tx: EntityManager, { id, kind, keys }: Job): Promise<KeptValues> {
  if (kind !== 'subjects') return { count: 0, first: [] };
  const rows: (KeptValues['first'][number] & { count: number })[] = await tx.query(
    `with ${held}
     select r.row, h.id as "subjectId", c.key, c.given, c.stays, count(*) over ()::int as count
     from import_subject r join held h on h.uscc = r.uscc cross join lateral (values
       ('grade', r.grade, h.grade), ('risk', r.risk, h.risk),
       ('blacklisted', ${yesOrNo('r.blacklisted')}, ${yesOrNo('h.blacklisted')}),
       ('abnormal', ${yesOrNo('r.abnormal')}, ${yesOrNo('h.abnormal')})) c (key, given, stays)
     where r.job_id = $1 and c.key = any(h.kinds) and c.key = any($2) and c.given is distinct from c.stays
     order by r.row, c.key limit ${mostKept}`,
    [id, keys],
  );
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _count, ...one }) => one) };
}

/**
 * what a flag in force says of a subject, with its source, its reason and, for a blacklist, an
 * approver, no file takes back or overwrites: the row beside the registry says the same from here on.
 * Whoever wants it otherwise ends the flag with a reason.
 */
export async function heedFlags(tx: EntityManager, { id }: Job): Promise<void> {
  await tx.query(
    `with ${held}
     update import_subject r set
       grade = case when 'grade' = any(h.kinds) then h.grade else r.grade end,
       risk = case when 'risk' = any(h.kinds) then h.risk else r.risk end,
       blacklisted = case when 'blacklisted' = any(h.kinds) then h.blacklisted else r.blacklisted end,
       abnormal = case when 'abnormal' = any(h.kinds) then h.abnormal else r.abnormal end
     from held h where r.job_id = $1 and r.uscc = h.uscc`,
    [id],
  );
}
