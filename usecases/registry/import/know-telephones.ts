import type { EntityManager } from 'typeorm';
import { unseal } from '../../../db/sealed.ts';
import { isMasked } from '../../../domain/mask.ts';
import type { Job } from './registry.ts';

type Pair = { row: number; kept: Buffer; given: Buffer };

const pairsAtATime = 5000;

/**
 * Telephones that were sealed by hand-made changes or before imports compared them have other bytes for
 * the same number: those pairs alone are opened, and the bytes on file stay. They stay, too, where the
 * file comes from an export, in which telephones are masked.
 */
export async function knowTelephones(tx: EntityManager, job: Job): Promise<void> {
  const query = pairs[job.kind];
  if (!query) return;
  let after = 0;
  for (;;) {
    const found: Pair[] = await tx.query(query.select, [job.id, after, pairsAtATime]);
    const same = found.filter(({ kept, given }) => saysTheSame(unseal(kept), unseal(given)));
    await tx.query(query.update, [
      job.id,
      same.map(({ row }) => row),
      same.map(({ kept }) => kept),
    ]);
    if (found.length < pairsAtATime) return;
    after = found.at(-1)!.row;
  }
}

const saysTheSame = (kept: string, given: string): boolean => kept === given || isMasked(given);

const ofTable = (table: string, join: string) => ({
  select: `select r.row, s.telephone_sealed as kept, r.telephone_sealed as given
    from ${table} r join ${join} where r.job_id = $1 and r.row > $2 and s.telephone_sealed <> r.telephone_sealed
    order by r.row limit $3`,
  update: `update ${table} r set telephone_sealed = x.kept
    from unnest($2::int[], $3::bytea[]) as x (row, kept) where r.job_id = $1 and r.row = x.row`,
});

const ofInspectors = ofTable(
  'import_row',
  `inspector s on s.person_id = (r.record ->> 'person_id')::uuid`,
);

const pairs: Partial<Record<Job['kind'], { select: string; update: string }>> = {
  subjects: ofTable('import_subject', 'subject s on s.uscc = r.uscc'),
  inspectors: ofInspectors,
  'partner-inspectors': ofInspectors,
};
