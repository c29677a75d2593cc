import type { EntityManager } from 'typeorm';
import { sealFor } from '../../../db/sealed.ts';
import { findPersonalData } from '../../../domain/personal-data.ts';
import type { Extra } from '../../../domain/registry/records.ts';
import { refuseNonOwner } from '../owner.ts';
import { copyLine } from '../../../db/copy-line.ts';
import { heedFlags } from './heed-flags.ts';
import { subjectOwners } from './own-units.ts';
import type { Job, Registry } from './registry.ts';

// The columns of the registry by the columns of a file.
const columnsByKey: Record<string, readonly string[]> = {
  name: ['name'],
  category: ['category'],
  address: ['address'],
  scope: ['business_scope'],
  principal: ['principal'],
  telephone: ['telephone_sealed'],
  grade: ['grade'],
  risk: ['risk'],
  scale: ['scale'],
  blacklisted: ['blacklisted'],
  abnormal: ['abnormal'],
  status: ['status'],
  jurisdiction: ['jurisdiction', 'unit_id'],
};
const allColumns = Object.values(columnsByKey).flat();

/** The columns that a file has something to say about. */
const columnsOf = ({ keys }: Job): string[] => keys.flatMap((key) => columnsByKey[key] ?? []);

const tuple = (alias: string, columns: readonly string[]) =>
  `(${columns.map((column) => `${alias}.${column}`).join(', ')})`;

/** Whether the row `r` beside the registry says other than the row `s` in it; SQL. */
export const subjectDiffers = (job: Job): string =>
  `(${tuple('s', columnsOf(job))} is distinct from ${tuple('r', columnsOf(job))}
    or r.extra is distinct from s.extra and r.extra is not null)`;

/** 检查对象: by 统一社会信用代码. Columns that the file lacks, and what it does not name, stay as they are. */
export const subjects: Registry<'subjects'> = {
  async stage(tx, job) {
    const ownerOf = await subjectOwners(tx, job);
    return {
      target: `import_subject (job_id, row, uscc, ${allColumns.join(', ')}, extra)`,
      line(row, record) {
        const owner = ownerOf(record);
        if (typeof owner !== 'string') return owner;
        return copyLine([
          job.id,
          row,
          record.uscc,
          record.name,
          record.category,
          record.address,
          record.scope,
          record.principal,
          record.telephone === '' ? null : sealFor(record.uscc, record.telephone),
          record.grade,
          record.risk,
          record.scale,
          record.blacklisted,
          record.abnormal,
          record.status,
          record.jurisdiction,
          owner,
          extraOf(record.extra),
        ]);
      },
    };
  },

  async compare(tx, job) {
    await heedFlags(tx, job);
    const [counts] = await tx.query(
      `select count(*) filter (where s.id is null)::int as added,
         count(*) filter (where s.id is not null and ${subjectDiffers(job)})::int as changed,
         count(*) filter (where s.id is not null and not ${subjectDiffers(job)})::int as same
       from import_subject r left join subject s on s.uscc = r.uscc where r.job_id = $1`,
      [job.id],
    );
    const [missing] = await tx.query(
      `select count(*)::int as gone from subject s join unit u on u.id = s.unit_id
       where starts_with(u.path, $2) and s.status = '存续'
         and not exists (select 1 from import_subject r where r.job_id = $1 and r.uscc = s.uscc)`,
      [job.id, job.unit.path],
    );
    return { ...counts, ...missing };
  },

  async land({ context: { tx, now }, job, batchId }) {
    await refuseForeign(tx, job);
    const columns = columnsOf(job);
    await tx.query(
      `update subject s set ${columns.map((column) => `${column} = r.${column}`).join(', ')},
         extra = coalesce(r.extra, s.extra), batch_id = $2, updated_at = $3, version = s.version + 1
       from import_subject r where r.job_id = $1 and s.uscc = r.uscc and ${subjectDiffers(job)}`,
      [job.id, batchId, now],
    );
    await tx.query(
      `insert into subject (id, uscc, ${allColumns.join(', ')}, extra, batch_id, updated_at)
       select gen_random_uuid(), r.uscc, ${allColumns.map((column) => `r.${column}`).join(', ')},
         coalesce(r.extra, '{}'), $2, $3
       from import_subject r where r.job_id = $1
         and not exists (select 1 from subject s where s.uscc = r.uscc)`,
      [job.id, batchId, now],
    );
  },
};

// R-035: nobody takes over by a file what another unit came to keep while it was looked at.
async function refuseForeign(tx: EntityManager, { id, unit }: Job): Promise<void> {
  const [foreign] = await tx.query(
    `select u.name from import_subject r join subject s on s.uscc = r.uscc join unit u on u.id = s.unit_id
     where r.job_id = $1 and not starts_with(u.path, $2) limit 1`,
    [id, unit.path],
  );
  if (foreign) await refuseNonOwner(tx, { ...unit, name: foreign.name });
}

/** Columns that no rule knows, without personal numbers (R-045): those have columns that are sealed. */
export function extraOf(extra: Extra): string | null {
  const entries = Object.entries(extra);
  if (entries.length === 0) return null;
  return JSON.stringify(
    Object.fromEntries(
      entries.map(([name, text]) => [name, findPersonalData(text) ? '••••••' : text]),
    ),
  );
}
