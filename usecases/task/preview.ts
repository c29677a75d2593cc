import type { EntityManager } from 'typeorm';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Day } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import type { StratumCounts } from '../../domain/pool-counts.ts';
import { poolIdsOf } from '../../domain/pool-ids.ts';
import { capOf } from '../../domain/profile/cap.ts';
import { refuseQuota } from '../../domain/quota-limits.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Route, unroutableIn } from '../../domain/routes.ts';
import { batchSizes, batchWindows } from '../../domain/rotation.ts';
import { checkSetUp } from './check-set-up.ts';
import { type PoolMember, quotaRulesOf, readPool } from './pool.ts';
import { type SetUpInput, setUpInput } from './set-up-input.ts';

/** A stratum before anything is set up, with its yearly cap and what would refuse it. */
export type StratumPreview = StratumCounts & { cap: number | null; fault: Refusal | null };

/** What a set-up would draw from. */
export type TaskPreview = {
  strata: StratumPreview[];
  ids: 'code' | 'pseudonym';
  /** The batches of a rotation; none of a sample. */
  batches: { startsOn: string; endsOn: string; count: number }[];
  /** How many of those who can be drawn each executing unit would visit; null without routes. */
  routes: RoutePreview | null;
};

/** Where the candidates of a pool would go, and those whom no route knows, with the first codes. */
export type RoutePreview = {
  units: { name: string; count: number }[];
  unroutable: { count: number; codes: string[] };
};

/**
 * the size of the pool before the draw, by stratum, as the registry is now. Writes nothing.
 * Refuses what the set-up itself would be refused for; what only a stratum's numbers speak against
 * stands beside that stratum. `now` is given by tests only.
 */
export async function previewTask(actor: Actor, input: unknown, now?: Date): Promise<TaskPreview> {
  const checked = setUpInput.safeParse(input);
  if (!checked.success) {
    throw new Refusal('bad-input', { field: checked.error.issues[0]?.path.join('.') ?? '' });
  }
  const today = dayOf(now ?? (await currentTime()));
  return database().transaction('REPEATABLE READ', async (tx) => {
    await tx.query('set transaction read only');
    return look(tx, actor, checked.data, today);
  });
}

async function look(
  tx: EntityManager,
  actor: Actor,
  input: SetUpInput,
  today: Day,
): Promise<TaskPreview> {
  const { given, plan, initiator } = await checkSetUp(tx, actor, input, today);
  const { members, counts } = await readPool(tx, plan, initiator.bureauPath);
  const rules = quotaRulesOf(plan);
  return {
    strata: counts.map((count, at) => {
      const stratum = plan.strata[at]!;
      const cap = plan.deployed ? null : capOf(plan.profile, stratum.filter.category);
      return { ...count, cap, fault: faultOf(() => refuseQuota(stratum, count, rules)) };
    }),
    ids: poolIdsOf(plan.profile, plan.strata, plan.items),
    batches: given.mode === 'rotation' ? batchesOf(given, counts) : [],
    routes: plan.routes.length > 0 ? await routed(tx, plan.routes, members) : null,
  };
}

async function routed(
  tx: EntityManager,
  routes: Route[],
  members: PoolMember[],
): Promise<RoutePreview> {
  const counts = new Map<string | null, number>();
  for (const { eligibility, unit_id: unitId } of members) {
    if (eligibility === 0) counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  }
  const units: { id: string; name: string }[] = await tx.query(
    'select id, name from unit where id = any($1) order by path',
    [routes.map(({ unitId }) => unitId)],
  );
  return {
    units: units.map(({ id, name }) => ({ name, count: counts.get(id) ?? 0 })),
    unroutable: unroutableIn(members),
  };
}

function faultOf(check: () => void): Refusal | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function batchesOf({ startsOn, endsOn, batches = 1 }: SetUpInput, counts: StratumCounts[]) {
  const sizes = batchSizes(
    counts.map(({ quota }) => quota),
    batches,
  );
  return batchWindows(startsOn, endsOn, batches).map((days, at) => ({
    ...days,
    count: sizes[at]!,
  }));
}
