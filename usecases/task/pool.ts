import type { EntityManager } from 'typeorm';
import type { Task } from '../../db/entities/task.ts';
import { type CandidateRow, candidates } from '../../db/queries/candidates.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import type { Day } from '../../domain/calendar.ts';
import { capRange, visitsCounted } from '../../domain/cap-window.ts';
import { type DeploymentGround, liftsNoRepeat } from '../../domain/deployment.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { ratioLimitOf } from '../../domain/item.ts';
import { countStrata, type StratumCounts } from '../../domain/pool-counts.ts';
import { capFor } from '../../domain/profile/cap.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Route, unitBy } from '../../domain/routes.ts';
import type { QuotaRules } from '../../domain/quota-limits.ts';
import { type StratumPlan, stratumOf, weightIn } from '../../domain/strata.ts';
import { triggersOf } from '../../domain/uplift.ts';
import type { Context } from '../usecase.ts';
import { routesOf } from './routes.ts';

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
  startsOn: Day;
  /** The day on which the registry is looked at. */
  today: Day;
  /** the ground on which a directed draw knows neither cap nor ratio. */
  deployed: DeploymentGround | null;
  strata: StratumPlan[];
  items: PoolItem[];
  /** Which unit visits whom; none where one unit visits everybody. */
  routes: Route[];
  profile: Profile;
};

/** A subject in a stratum of a pool. */
export type PoolMember = { uscc: string; subject_id: string; subject_version: number } & {
  stratum: number;
  eligibility: number;
  weight: number;
  /** The executing unit of its route, if there is one. */
  unit_id: string | null;
};

/** A row of the frozen pool: the member under the id that the draw knows it by. */
export type Entry = Omit<PoolMember, 'uscc'> & { id: string };

/** Takes the registry of a bureau as it is now: everything in the strata, the excluded with their code. */
export async function readPool(
  tx: EntityManager,
  plan: PoolPlan,
  bureauPath: string,
): Promise<{ members: PoolMember[]; counts: StratumCounts[] }> {
  const { strata, items, startsOn, today, profile } = plan;
  const rows = await candidates(tx, {
    path: bureauPath,
    categories: [...new Set(strata.map(({ filter }) => filter.category))],
    itemCodes: unrepeatable(items, profile).map(({ code }) => code),
    year: Number(startsOn.slice(0, 4)),
    window: capRange(parameter(profile, 'cap.window'), startsOn),
    triggers: triggersOf(profile),
    today,
    visitsSince: firstUnserved(strata),
  });
  const eligibility = eligibilityUnder(plan);
  const unitFor = unitBy(plan.routes);
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
        unit_id: unitFor(row),
      },
    ];
  });
  return { members, counts: countStrata(strata, members) };
}

// The first day on which a visit can keep somebody out of a stratum of those who were not visited.
const firstUnserved = (strata: StratumPlan[]): Day | null =>
  strata.flatMap(({ filter }) => filter.unserved?.startsOn ?? []).sort()[0] ?? null;

// 高青细则 第十四条: what has been passed is not checked again in the year, key fields apart.
const unrepeatable = (items: PoolItem[], profile: Profile): PoolItem[] =>
  parameter(profile, 'cap.noRepeatExemptGrounds').includes('key-field')
    ? items.filter(({ kind }) => kind !== 'key')
    : items;

function eligibilityUnder(plan: PoolPlan): (row: CandidateRow) => number {
  const { profile, startsOn, deployed } = plan;
  const fields = parameter(profile, 'subject.requiredFields');
  const window = parameter(profile, 'cap.window');
  const rules = {
    noRepeatPassedItem:
      parameter(profile, 'cap.noRepeatPassedItem') &&
      !(deployed && liftsNoRepeat(deployed, profile)),
    onlySubsisting: parameter(profile, 'subject.onlySubsisting'),
  };
  return (row) => {
    const required = fields.map((field) => row[field]);
    const visits = visitsCounted(window, startsOn, row.visitDays);
    const cap = deployed ? null : capFor(profile, row);
    return eligibilityOf({ ...row, visits, required }, { ...rules, cap });
  };
}

/** The rules that the quotas of a plan are held against. */
export const quotaRulesOf = ({ profile, scope, mode, items, deployed }: PoolPlan): QuotaRules => ({
  profile,
  scope,
  mode,
  // 高青 第十六条: a draw ordered apart is free of ratios as well.
  limits: (deployed ? [] : items).map(({ category, ...item }) => ({
    category,
    limit: ratioLimitOf(item),
  })),
});

/** The plan of the pool of a task that was set up. */
export async function planOf(tx: EntityManager, task: Task, today: Day): Promise<PoolPlan> {
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
  const [deployment] = await tx.query('select ground from deployment where task_id = $1', [
    task.id,
  ]);
  const deployed: DeploymentGround | null = deployment?.ground ?? null;
  const { scope, mode, startsOn } = task;
  const profile = await profilePinned(tx, task);
  const routes = await routesOf(tx, task.id);
  return { scope, mode, startsOn, today, deployed, strata, items, routes, profile };
}

// Rows that are sent at once: jsonb holds no more than 256 MB.
const portion = 20_000;

/** Keeps the pool, in the order in which it comes; its rows are never changed again. */
export async function insertPool({ tx }: Context, taskId: string, entries: Entry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += portion) {
    await tx.query(
      `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility, weight, unit_id)
       select $1, e.id, e.subject_id, e.subject_version, e.stratum, e.eligibility, e.weight, e.unit_id
       from jsonb_to_recordset($2::jsonb) as e(id text, subject_id uuid, subject_version int,
         stratum int, eligibility int, weight int, unit_id uuid)`,
      [taskId, JSON.stringify(entries.slice(at, at + portion))],
    );
  }
}
