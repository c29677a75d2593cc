import type { EntityManager } from 'typeorm';
import type { Task } from '../../db/entities/task.ts';
import { type CandidateRow, candidates } from '../../db/queries/candidates.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { ratioLimitOf } from '../../domain/item.ts';
import { countStrata, type StratumCounts } from '../../domain/pool-counts.ts';
import { capOf } from '../../domain/profile/cap.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { QuotaRules } from '../../domain/quota-limits.ts';
import { type StratumPlan, stratumOf, weightIn } from '../../domain/strata.ts';
import type { Context } from '../usecase.ts';

/** An item as the pool of its task is read for it. */
export type PoolItem = {
  code: string;
  category: string;
  kind: string;
  ratioMaxBp: number | null;
  disclosure: string;
};

/** What of a task decides its pool, whether the task is kept already or only being thought of. */
export type PoolPlan = {
  scope: string;
  mode: string;
  startsOn: string;
  strata: StratumPlan[];
  items: PoolItem[];
  profile: Profile;
};

/** A subject in a stratum of a pool. */
export type PoolMember = { uscc: string; subject_id: string; subject_version: number } & {
  stratum: number;
  eligibility: number;
  weight: number;
};

/** A row of the frozen pool: the member under the id that the draw knows it by. */
export type Entry = Omit<PoolMember, 'uscc'> & { id: string };

/** Takes the registry of a bureau as it is now: everything in the strata, the excluded with their code. */
export async function readPool(
  tx: EntityManager,
  plan: PoolPlan,
  bureauPath: string,
): Promise<{ members: PoolMember[]; counts: StratumCounts[] }> {
  const { strata, items, startsOn } = plan;
  const rows = await candidates(tx, {
    path: bureauPath,
    categories: [...new Set(strata.map(({ filter }) => filter.category))],
    itemCodes: items.map(({ code }) => code),
    year: Number(startsOn.slice(0, 4)),
  });
  const eligibility = eligibilityUnder(plan.profile);
  const members = rows.flatMap((row): PoolMember[] => {
    const stratum = stratumOf(strata, row);
    if (!stratum) return [];
    return [
      {
        uscc: row.uscc,
        subject_id: row.id,
        subject_version: row.version,
        stratum: stratum.number,
        eligibility: eligibility(row),
        weight: weightIn(stratum, row),
      },
    ];
  });
  return { members, counts: countStrata(strata, members) };
}

function eligibilityUnder(profile: Profile): (row: CandidateRow) => number {
  const fields = parameter(profile, 'subject.requiredFields');
  const noRepeatPassedItem = parameter(profile, 'cap.noRepeatPassedItem');
  return (row) => {
    const required = fields.map((field) => row[field]);
    const cap = capOf(profile, row.category);
    return eligibilityOf({ ...row, required }, { cap, noRepeatPassedItem });
  };
}

/** The rules that the quotas of a plan are held against. */
export const quotaRulesOf = ({ profile, scope, mode, items }: PoolPlan): QuotaRules => ({
  profile,
  scope,
  mode,
  limits: items.map(({ category, ...item }) => ({ category, limit: ratioLimitOf(item) })),
});

/** The plan of the pool of a task that was set up. */
export async function planOf(tx: EntityManager, task: Task): Promise<PoolPlan> {
  const strata: StratumPlan[] = await tx.query(
    `select number, name, filter, ratio_bp as "ratioBp", min, weights from stratum
     where task_id = $1 order by number`,
    [task.id],
  );
  const items: PoolItem[] = await tx.query(
    `select i.code, i.subject_category as category, i.kind, i.ratio_max_bp as "ratioMaxBp", i.disclosure
     from task_item ti join item i on i.id = ti.item_id where ti.task_id = $1`,
    [task.id],
  );
  const { scope, mode, startsOn } = task;
  return { scope, mode, startsOn, strata, items, profile: await profilePinned(tx, task) };
}

// Rows that are sent at once: jsonb holds no more than 256 MB.
const portion = 20_000;

/** Keeps the pool, in the order in which it comes; its rows are never changed again. */
export async function insertPool({ tx }: Context, taskId: string, entries: Entry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += portion) {
    await tx.query(
      `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility, weight)
       select $1, e.id, e.subject_id, e.subject_version, e.stratum, e.eligibility, e.weight
       from jsonb_to_recordset($2::jsonb) as e(id text, subject_id uuid, subject_version int,
         stratum int, eligibility int, weight int)`,
      [taskId, JSON.stringify(entries.slice(at, at + portion))],
    );
  }
}
