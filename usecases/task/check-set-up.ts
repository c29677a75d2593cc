import type { EntityManager } from 'typeorm';
import { Item } from '../../db/entities/item.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Day } from '../../domain/calendar.ts';
import { checkActivity } from '../../domain/conclusion.ts';
import { refuseDeployment } from '../../domain/deployment.ts';
import { ratioLimitOf } from '../../domain/item.ts';
import { refuseKeyPool } from '../../domain/key-pool.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseOverlap, type StratumPlan } from '../../domain/strata.ts';
import { refuseMode } from '../../domain/task-mode.ts';
import { refuseReversed } from '../../domain/uplift.ts';
import { refuseUndelegated } from '../delegation/refuse-undelegated.ts';
import { sourceOf } from './check-source.ts';
import type { PoolPlan } from './pool.ts';
import { checkRoutes } from './routes.ts';
import type { SetUpInput } from './set-up-input.ts';

/** A set-up that the rules allow: what it said, what follows from it, and how its pool is read. */
export type CheckedSetUp = {
  given: SetUpInput;
  unit: UnitRow;
  initiator: UnitRow;
  teamSize: number;
  plan: PoolPlan;
};

/**
 * Holds what the setter says against plan, item list and the rules in force today, without a look at the
 * registry. Refuses whatever they do not allow.
 */
export async function checkSetUp(
  tx: EntityManager,
  actor: Actor,
  input: SetUpInput,
  today: Day,
): Promise<CheckedSetUp> {
  const given = input.mode === 'rotation' ? drawingAll(input) : input;
  const unit = await unitById(tx, given.unitId);
  const profile = await currentProfile(tx, unit.profileSlug, today);
  refuseWindow(given, today);
  const { initiator, itemName } = await sourceOf(tx, given, unit, profile);
  authorize(actor, 'task.set-up', { unitPath: initiator.path });
  await refuseUndelegated(tx, { ...given, initiator, unit, today });
  refuseOverlap(given.strata);
  const teamSize = teamSizeOf(given, profile);
  const items = await itemsInForce(tx, given, initiator.bureauId, profile);
  if (itemName !== null && !items.some(({ name }) => name === itemName)) {
    const rule = cite(profile, 'plan.adjustable');
    throw new Refusal('item-outside-plan', { item: itemName, rule });
  }
  refuseDraw(given, items, profile);
  checkActivity(given.activityKind, profile);
  const routes = await checkRoutes(tx, given, { initiator, unit, today });
  const plan = { ...planFor(given, items, profile, today), routes };
  return { given, unit, initiator, teamSize, plan };
}

/** Refuses a way of drawing, strata or ratios that the rules do not have. */
function refuseDraw(given: SetUpInput, items: Item[], profile: Profile): void {
  const isDeployed = given.deployment !== undefined;
  const categories = items.map(({ subjectCategory }) => subjectCategory);
  refuseStrangers(given.strata, categories);
  const asksKeyPool = given.strata.some(({ filter }) => filter.keyPool !== undefined);
  refuseKeyPool(asksKeyPool, profile);
  refuseMode({ ...given, isDeployed }, categories, profile);
  if (given.deployment) refuseDeployment(given.deployment, profile);
  if (given.mode !== 'sample') return;
  if (!isDeployed) refuseRatios(items, given.strata, profile);
  refuseReversed(given.strata, given.upliftReason, profile);
}

// a rotation draws everybody; the order of the tickets is its schedule.
const drawingAll = (input: SetUpInput): SetUpInput => ({
  ...input,
  strata: input.strata.map((stratum) => ({ ...stratum, ratioBp: 10_000, min: 0 })),
});

function refuseWindow({ startsOn, endsOn }: SetUpInput, today: Day): void {
  if (endsOn < startsOn) throw new Refusal('window-reversed');
  if (endsOn < today) throw new Refusal('window-over', { on: endsOn });
}

function teamSizeOf({ teamSize }: SetUpInput, profile: Profile): number {
  const min = parameter(profile, 'team.min');
  const size = teamSize ?? min;
  if (size < min) {
    throw new Refusal('team-too-small', { min, rule: cite(profile, 'team.min') });
  }
  return size;
}

async function itemsInForce(
  tx: EntityManager,
  task: SetUpInput,
  unitId: string,
  profile: Profile,
): Promise<Item[]> {
  const items = await Promise.all(task.itemIds.map((id) => tx.findOneBy(Item, { id, unitId })));
  return items.map((item) => {
    if (!item) throw new Refusal('not-found', { what: 'item' });
    if (item.state !== 'published') {
      const rule = cite(profile, 'item.mustBePublished');
      throw new Refusal('item-not-published', { item: item.name, rule });
    }
    return item;
  });
}

// Nobody is drawn for whom the task has nothing to check.
function refuseStrangers(strata: StratumPlan[], categories: string[]): void {
  const stranger = strata.find(({ filter }) => !categories.includes(filter.category));
  if (stranger) throw new Refusal('bad-input', { field: stranger.filter.category });
}

// 高青细则 第九条: a general item's ratio is strictly limited; a key item's is not.
function refuseRatios(items: Item[], strata: StratumPlan[], profile: Profile): void {
  for (const { name, filter, ratioBp } of strata) {
    for (const item of items) {
      const limit = item.subjectCategory === filter.category ? ratioLimitOf(item) : null;
      if (limit === null || ratioBp <= limit) continue;
      const rule = cite(profile, 'item.classes');
      const details = { stratum: name, item: item.name, limit: limit / 100, rule };
      throw new Refusal('ratio-above-limit', details);
    }
  }
}

const planFor = (
  given: SetUpInput,
  items: Item[],
  profile: Profile,
  today: Day,
): Omit<PoolPlan, 'routes'> => ({
  scope: given.scope,
  mode: given.mode,
  startsOn: given.startsOn,
  today,
  deployed: given.deployment?.ground ?? null,
  strata: given.strata,
  items: items.map(({ code, subjectCategory, kind, ratioMaxBp, disclosure }) => ({
    code,
    category: subjectCategory,
    kind,
    ratioMaxBp,
    disclosure,
  })),
  profile,
});
