import type { EntityManager } from 'typeorm';

/** Somebody with an interest in a subject, as a draw of people knows both. */
export type InterestedSerial = { subject: string; serial: number };

/**
 * Who has an open interest in which subject of a task's pool: inspectors, or experts where experts are
 * drawn. With `before` it is those who had one at that instant, whatever came on file or ended since.
 */
export const interestedSerials = (
  tx: EntityManager,
  { taskId, kind }: { taskId: string; kind: string },
  before: Date | null,
): Promise<InterestedSerial[]> =>
  tx.query(
    `select p.record_id as subject, x.serial from (${kind === 'expert' ? experts : inspectors}) x
       join subject s on s.uscc = x.uscc join pool_entry p on p.subject_id = s.id and p.task_id = $1
     where case when $2::timestamptz is null then x.ended_at is null
       else x.declared_at < $2 and (x.ended_at is null or x.ended_at >= $2) end`,
    [taskId, before],
  );

const inspectors = `
select i.serial, n.uscc, n.declared_at, n.ended_at from interest n join inspector i on i.person_id = n.inspector_id`;

const experts = `
select e.serial, n.uscc, n.declared_at, n.ended_at from expert_interest n join expert e on e.id = n.expert_id`;
