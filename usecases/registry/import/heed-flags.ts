import type { EntityManager } from 'typeorm';
import type { Job } from './registry.ts';

/**
 * what a flag in force says of a subject, with its source, its reason and, for a blacklist, an
 * approver, no file takes back or overwrites: the row beside the registry says the same from here on.
 * Whoever wants it otherwise ends the flag with a reason.
 */
export async function heedFlags(tx: EntityManager, { id }: Job): Promise<void> {
  await tx.query(
    `with held as (
       select s.uscc, s.grade, s.risk, s.blacklisted, s.abnormal, array_agg(f.kind) as kinds
       from subject_flag f join subject s on s.id = f.subject_id
       where f.state = 'in-force' and f.begun_at is not null and f.lapsed_at is null
         and f.kind in ('grade', 'risk', 'blacklisted', 'abnormal')
       group by s.id
     )
     update import_subject r set
       grade = case when 'grade' = any(h.kinds) then h.grade else r.grade end,
       risk = case when 'risk' = any(h.kinds) then h.risk else r.risk end,
       blacklisted = case when 'blacklisted' = any(h.kinds) then h.blacklisted else r.blacklisted end,
       abnormal = case when 'abnormal' = any(h.kinds) then h.abnormal else r.abnormal end
     from held h where r.job_id = $1 and r.uscc = h.uscc`,
    [id],
  );
}
