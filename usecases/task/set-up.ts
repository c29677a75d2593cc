import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { usualPeopleEntropy } from '../../db/drand.ts';
import { Item } from '../../db/entities/item.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import { planLineInForce } from '../../db/queries/plan-line.ts';
import { unitById, unitByName } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile, profileOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseOverlap, type StratumPlan } from '../../domain/strata.ts';
import { ratioLimitOf } from '../../domain/item.ts';
import { type Context, record, usecase } from '../usecase.ts';

const day = z.iso.date();
const words = z.array(z.string()).min(1).optional();
const stratum = z.object({
  number: z.int().min(0).max(65535),
  name: z.string().trim().min(1),
  filter: z.object({ category: z.string().min(1), risk: words, grade: words }),
  ratioBp: z.int().min(1).max(10_000),
  min: z.int().min(0).default(0),
});
const input = z.object({
  planLineId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  unitId: z.uuid(),
  startsOn: day,
  endsOn: day,
  itemIds: z.array(z.uuid()).min(1),
  strata: z.array(stratum).min(1).max(50),
  teamSize: z.int().min(1).max(20).optional(),
  sealed: z.boolean().default(true),
  /** What the draws of people wait for; by default what this installation can wait for. */
  peopleEntropy: z.enum(['drand', 'secret']).optional(),
});
type Input = z.output<typeof input>;

/** 高青细则 第十七条: sets a task up in advance, under a published plan and with published items only. */
export const setUpTask = usecase('task.set-up', input, async (context, task) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, task.unitId);
  const profile = profileOf(unit.profileSlug);
  const line = await planLineInForce(tx, task.planLineId, cite(profile, 'plan.publishChannels'));
  const initiator = await unitByName(tx, line.unitName, line.bureauId);
  authorize(actor, 'task.set-up', { unitPath: initiator.path });
  if (line.bureauId !== unit.bureauId) throw new Refusal('forbidden', { action: 'task.set-up' });
  if (task.endsOn < task.startsOn) throw new Refusal('window-reversed');
  if (task.startsOn < line.startsOn || task.endsOn > line.endsOn) {
    throw new Refusal('window-outside-plan', { from: line.startsOn, to: line.endsOn });
  }
  refuseOverlap(task.strata);
  const teamSize = teamSizeOf(task, profile);
  const items = await itemsInForce(context, task, unit.bureauId, profile);
  if (!items.some(({ name }) => name === line.itemName)) {
    throw new Refusal('item-outside-plan', { item: line.itemName });
  }
  refuseRatios(items, task.strata, profile);

  const id = randomUUID();
  const series = `${unit.bureauCode}-${dayOf(now).slice(0, 4)}`;
  const code = `${series}-${String(await nextNumber(tx, series)).padStart(6, '0')}`;
  await insertTask(context, { ...task, id, code, initiatorId: initiator.id, teamSize, profile });
  const about = { type: 'task', id, taskId: id, unitPath: initiator.path };
  await record(context, 'task.set-up', about, { code, name: task.name, strata: task.strata });
  return { taskId: id, code };
});

function teamSizeOf({ teamSize }: Input, profile: Profile): number {
  const min = parameter(profile, 'team.min');
  const size = teamSize ?? min;
  if (size < min) {
    throw new Refusal('team-too-small', { min, rule: cite(profile, 'team.min') });
  }
  return size;
}

async function itemsInForce(
  { tx }: Context,
  task: Input,
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

// 高青细则 第九条: a general item's ratio is strictly limited; a key item's is not.
function refuseRatios(items: Item[], strata: StratumPlan[], profile: Profile): void {
  for (const { filter, ratioBp } of strata) {
    const own = items.filter(({ subjectCategory }) => subjectCategory === filter.category);
    if (own.length === 0) throw new Refusal('bad-input', { field: filter.category });
    for (const item of own) {
      const limit = ratioLimitOf(item);
      if (limit === null || ratioBp <= limit) continue;
      const rule = cite(profile, 'item.classes');
      throw new Refusal('ratio-above-limit', { item: item.name, limit: limit / 100, rule });
    }
  }
}

async function insertTask(
  { tx, actor, now }: Context,
  task: Input & {
    id: string;
    code: string;
    initiatorId: string;
    teamSize: number;
    profile: Profile;
  },
): Promise<void> {
  await tx.query(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       sealed, profile_slug, profile_version, state, set_by, created_at, people_entropy)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'configured', $13, $14, $15)`,
    [
      task.id,
      task.code,
      task.name,
      task.planLineId,
      task.initiatorId,
      task.unitId,
      task.startsOn,
      task.endsOn,
      task.teamSize,
      task.sealed,
      task.profile.slug,
      task.profile.version,
      actor.id,
      now,
      task.peopleEntropy ?? usualPeopleEntropy(),
    ],
  );
  for (const itemId of new Set(task.itemIds)) {
    await tx.query('insert into task_item (task_id, item_id) values ($1, $2)', [task.id, itemId]);
  }
  for (const { number, name, filter, ratioBp, min } of task.strata) {
    await tx.query(
      'insert into stratum (task_id, number, name, filter, ratio_bp, min) values ($1, $2, $3, $4, $5, $6)',
      [task.id, number, name, JSON.stringify(filter), ratioBp, min],
    );
  }
}
