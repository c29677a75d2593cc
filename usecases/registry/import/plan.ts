import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { dayOf } from '../../../domain/day.ts';
import { copyLine } from '../../../db/copy-line.ts';
import type { Differences, Job, Registry } from './registry.ts';

const columns = `name, item_name, scope, ratio_bp, estimate, starts_on, ends_on, unit_name, joint_units`;

/** The lines of the file; $1 is the job. */
export const linesStaged = `(select r.row, x.* from import_row r cross join lateral jsonb_to_record(r.record) as x (name text,
  item_name text, scope text, ratio_bp integer, estimate integer, starts_on date, ends_on date, unit_name text,
  joint_units text[]) where r.job_id = $1 order by r.row)`;

/**
 * 年度抽查计划: the rows of one file are one new draft of the bureau's plan for their year, unless the
 * newest plan of that year says the same already.
 */
export const plan: Registry<'plan'> = {
  async stage(_tx, job) {
    return {
      target: 'import_row (job_id, row, record)',
      line: (row, record) =>
        copyLine([
          job.id,
          row,
          JSON.stringify({
            name: record.name,
            item_name: record.item,
            scope: record.scope,
            ratio_bp: record.ratioBp,
            estimate: record.estimate,
            starts_on: record.startsOn,
            ends_on: record.endsOn,
            unit_name: record.unit,
            joint_units: record.jointUnits,
          }),
        ]),
    };
  },

  async compare(tx, job) {
    const newest = await newestPlan(tx, job, await yearOf(tx, job, null));
    const [counts]: Differences[] = await tx.query(
      `select count(*) filter (where l.id is null)::int as added,
         count(*) filter (where l.id is not null and ${lineDiffers})::int as changed,
         count(*) filter (where l.id is not null and not (${lineDiffers}))::int as same
       from ${linesStaged} r left join plan_line l on l.plan_id = $2 and l.name = r.name`,
      [job.id, newest],
    );
    const [missing] = await tx.query(
      `select count(*)::int as gone from plan_line l where l.plan_id = $2
         and not exists (select 1 from ${linesStaged} r where r.name = l.name)`,
      [job.id, newest],
    );
    return { ...counts!, ...missing };
  },

  async land({ context: { tx, now }, job, batchId }) {
    const year = await yearOf(tx, job, now);
    const { added, changed, gone } = await plan.compare(tx, job);
    if (added + changed + gone === 0) return;
    const id = randomUUID();
    await tx.query(
      `insert into plan (id, unit_id, year, number, batch_id)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4 from plan where unit_id = $2 and year = $3`,
      [id, job.unit.bureauId, year, batchId],
    );
    await tx.query(
      `insert into plan_line (id, plan_id, ${columns}) select gen_random_uuid(), $2, ${columns} from ${linesStaged} r`,
      [job.id, id],
    );
  },
};

/** Whether the line `r` says other than the line `l` of the newest plan; SQL. */
export const lineDiffers = `(l.item_name, l.scope, l.ratio_bp, l.estimate, l.starts_on, l.ends_on, l.unit_name, l.joint_units)
  is distinct from (r.item_name, r.scope, r.ratio_bp, r.estimate, r.starts_on, r.ends_on, r.unit_name, r.joint_units)`;

/** The year of the first window in the file; the present one where no line has a window. */
async function yearOf(tx: EntityManager, { id }: Job, now: Date | null): Promise<number> {
  const [row] = await tx.query(`select min(starts_on)::text as first from ${linesStaged} r`, [id]);
  return Number((row.first ?? (now ? dayOf(now) : '0000')).slice(0, 4));
}

/** The newest plan of the bureau for the year of the file; $1 is the job, $2 the bureau. */
export const newestPlanOf = `select id from plan where unit_id = $2 and state <> 'dropped'
  and year = (select extract(year from min(starts_on)) from ${linesStaged} r) order by number desc limit 1`;

async function newestPlan(tx: EntityManager, job: Job, year: number): Promise<string | null> {
  const [row] = await tx.query(
    `select id from plan where unit_id = $1 and year = $2 and state <> 'dropped' order by number desc limit 1`,
    [job.unit.bureauId, year],
  );
  return row?.id ?? null;
}
