import { copyLine } from '../../../db/copy-line.ts';
import type { Registry } from './registry.ts';

const columns = [
  'name',
  'subject_category',
  'kind',
  'method',
  'unit_name',
  'basis',
  'content',
  'ratio_bp',
  'ratio_max_bp',
  'frequency',
  'disclosure',
  'level',
  'standard',
];

const tuple = (alias: string) => `(${columns.map((column) => `${alias}.${column}`).join(', ')})`;

/** Rows beside the list, each with the newest version of its code that was not dropped; $1 job, $2 bureau. */
export const itemsCompared = `
  (select r.row, x.* from import_row r cross join lateral jsonb_to_record(r.record) as x (code text, name text,
     subject_category text, kind text, method text, unit_name text, basis text, content text, ratio_bp integer,
     ratio_max_bp integer, frequency text, disclosure text, level text, standard text) where r.job_id = $1) r
  left join lateral (select * from item i where i.unit_id = $2 and i.code = r.code and i.state <> 'dropped'
    order by i.version desc limit 1) s on true`;

/** Whether the row `r` says other than the newest version `s` of its item; SQL. */
export const itemDiffers = `${tuple('s')} is distinct from ${tuple('r')}`;

/** 抽查事项: each lands as a draft, the next version of its code; an item that did not change stays. */
export const items: Registry<'items'> = {
  async stage(_tx, job) {
    return {
      target: 'import_row (job_id, row, record)',
      line: (row, record) =>
        copyLine([
          job.id,
          row,
          JSON.stringify({
            code: record.code,
            name: record.name,
            subject_category: record.subjectCategory,
            kind: record.kind,
            method: record.methods.join('、'),
            unit_name: record.unit,
            basis: record.basis,
            content: record.content,
            ratio_bp: record.ratioBp,
            ratio_max_bp: record.ratioMaxBp,
            frequency: record.frequency,
            disclosure: record.disclosure.startsWith('限制') ? 'restricted' : 'full',
            level: record.level,
            standard: record.standard,
          }),
        ]),
    };
  },

  async compare(tx, job) {
    const [counts] = await tx.query(
      `select count(*) filter (where s.id is null)::int as added,
         count(*) filter (where s.id is not null and ${itemDiffers})::int as changed,
         count(*) filter (where s.id is not null and not (${itemDiffers}))::int as same
       from ${itemsCompared}`,
      [job.id, job.unit.bureauId],
    );
    const [missing] = await tx.query(
      `select count(*)::int as gone from item i where i.unit_id = $2 and i.state = 'published'
         and not exists (select 1 from import_row r where r.job_id = $1 and r.record ->> 'code' = i.code)`,
      [job.id, job.unit.bureauId],
    );
    return { ...counts, ...missing };
  },

  async land({ context: { tx }, job, batchId }) {
    await tx.query(
      `insert into item (id, unit_id, code, version, batch_id, ${columns.join(', ')})
       select gen_random_uuid(), $2, r.code, coalesce((select max(version) from item i
           where i.unit_id = $2 and i.code = r.code), 0) + 1, $3, ${columns.map((name) => `r.${name}`).join(', ')}
       from ${itemsCompared} where s.id is null or ${itemDiffers}`,
      [job.id, job.unit.bureauId, batchId],
    );
  },
};
