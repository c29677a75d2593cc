import type { Task } from '../../db/entities/task.ts';
import { candidates } from '../../db/queries/candidates.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { ratioLimitOf } from '../../domain/item.ts';
import { capOf } from '../../domain/profile/cap.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import { refuseQuotas } from '../../domain/quota-limits.ts';
import { type StratumPlan, stratumOf } from '../../domain/strata.ts';
import type { Context } from '../usecase.ts';

/** A row of the frozen pool. */
export type Entry = { record_id: string; subject_id: string; subject_version: number } & {
  stratum: number;
  eligibility: number;
  weight: number;
};

type ItemRow = { code: string; category: string; kind: string; ratioMaxBp: number | null };

/** Takes the registry as it is now: everything in the strata, the excluded with their code. */
export async function freezePool(
  { tx }: Context,
  task: Task,
  initiator: UnitRow,
): Promise<Entry[]> {
  const strata: StratumPlan[] = await tx.query(
    `select number, name, filter, ratio_bp as "ratioBp", min from stratum where task_id = $1 order by number`,
    [task.id],
  );
  const items: ItemRow[] = await tx.query(
    `select i.code, i.subject_category as category, i.kind, i.ratio_max_bp as "ratioMaxBp"
     from task_item ti join item i on i.id = ti.item_id where ti.task_id = $1`,
    [task.id],
  );
  const profile = profileOf(task.profileSlug);
  const fields = parameter(profile, 'subject.requiredFields');
  const noRepeatPassedItem = parameter(profile, 'cap.noRepeatPassedItem');
  const rows = await candidates(tx, {
    path: initiator.bureauPath,
    categories: [...new Set(strata.map(({ filter }) => filter.category))],
    itemCodes: items.map(({ code }) => code),
    year: Number(task.startsOn.slice(0, 4)),
  });
  const entries = rows.flatMap((row): Entry[] => {
    const stratum = stratumOf(strata, row);
    if (!stratum) return [];
    const cap = capOf(profile, row.category);
    const required = fields.map((field) => row[field]);
    const eligibility = eligibilityOf({ ...row, required }, { cap, noRepeatPassedItem });
    return [
      {
        record_id: row.uscc,
        subject_id: row.id,
        subject_version: row.version,
        stratum: stratum.number,
        eligibility,
        weight: 1,
      },
    ];
  });
  const limits = items.map(({ category, ...item }) => ({ category, limit: ratioLimitOf(item) }));
  refuseQuotas(strata, entries, limits, profile);
  return entries;
}

/** The record of a pool entry as the draw packs it. */
export const toRecord = ({ record_id, stratum, eligibility, weight }: Entry) => ({
  id: record_id,
  stratum,
  eligibility,
  weight,
});

/** Size of the pool and how many are excluded, by code. */
export function countsOf(entries: Entry[]): { poolSize: number; excluded: Record<string, number> } {
  const excluded: Record<string, number> = {};
  for (const { eligibility } of entries) {
    if (eligibility !== 0) excluded[eligibility] = (excluded[eligibility] ?? 0) + 1;
  }
  return { poolSize: entries.length, excluded };
}

/** Keeps the pool; its rows are never changed again. */
export async function insertPool({ tx }: Context, taskId: string, entries: Entry[]): Promise<void> {
  await tx.query(
    `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility, weight)
     select $1, e.record_id, e.subject_id, e.subject_version, e.stratum, e.eligibility, e.weight
     from jsonb_to_recordset($2::jsonb) as e(record_id text, subject_id uuid, subject_version int,
       stratum int, eligibility int, weight int)`,
    [taskId, JSON.stringify(entries)],
  );
}
