import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Deployment } from '../../db/entities/deployment.ts';
import type { Task } from '../../db/entities/task.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { packPool } from '../../domain/draw/packed-pool.ts';
import { rootOfOrdered } from '../../domain/draw/pool.ts';
import { inOrder } from '../../domain/draw/pool-order.ts';
import { pseudonymsUnder } from '../../domain/draw/pseudonym.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { cite } from '../../domain/profile/cite.ts';
import { totalsOf } from '../../domain/pool-counts.ts';
import { poolIdsOf } from '../../domain/pool-ids.ts';
import { refuseQuota } from '../../domain/quota-limits.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refuseUnroutable } from '../../domain/routes.ts';
import { taskStates } from '../../domain/task.ts';
import { lockTask } from '../draw/locked.ts';
import { keepPoolKey, newPoolKey } from '../draw/pool-key.ts';
import { stepFlags } from '../flag/step.ts';
import { refuseUnanswered } from '../joint/unanswered.ts';
import { refuseWithoutScheme } from '../scheme/refuse-missing.ts';
import { notify } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type Entry, insertPool, planOf, quotaRulesOf, readPool } from './pool.ts';
import { refuseOvertaken } from './refuse-overtaken.ts';
import { chosenSources, insertSources, sourceFields } from './sources.ts';

const input = z.object({ taskId: z.uuid(), ...sourceFields });

/**
 * Freezes the pool (draw.md §2): a snapshot of the registry, the excluded with their code, and its
 * Merkle root. From here on pool, strata and ratios are fixed. Draws of one bureau follow each other,
 * so that the yearly cap is settled here. The sources of its randomness are named, and the witnesses are
 * asked to commit.
 */
export const freezeTask = usecase('task.freeze', input, async (context, given) => {
  const { taskId } = given;
  const { tx, actor, now } = context;
  const task = await lockTask(context, taskId);
  const initiator = await unitById(tx, task.initiatorId);
  authorize(actor, 'task.freeze', { unitPath: initiator.path });
  asSeen(context, task.version);
  const state = step(taskStates, task.state, 'freeze');
  if (task.endsOn < dayOf(now)) throw new Refusal('window-over', { on: task.endsOn });
  await refuseOvertaken(context, task);
  await refuseUndeployed(context, task);
  await refuseWhilePending(context, initiator);
  await refuseUnanswered(context, taskId);
  await refuseWithoutScheme(tx, taskId, await profilePinned(tx, task), 'draw');
  const sources = await chosenSources(context, given, task, initiator);

  await stepFlags(context, initiator.bureauPath);
  const { entries, root, counts, poolKey } = await freezePool(context, task, initiator);
  const drawId = randomUUID();
  await insertPool(context, task.id, entries);
  await tx.query(
    `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at, predecessor)
     values ($1, $2, 'subjects', $3, 'frozen', $4, $5, $6, ${voidedBefore})`,
    [drawId, task.code, task.id, root, JSON.stringify(counts), now],
  );
  if (poolKey) await keepPoolKey(tx, drawId, poolKey);
  await insertSources(context, drawId, sources, task.sealed);
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    taskId,
    state,
  ]);
  const about = { type: 'draw', id: drawId, taskId, unitPath: initiator.path };
  await record(context, 'task.frozen', about, { root, ...counts });
  const toWitness = sources.witnesses.map(({ id }) => id);
  await notify(context, { card: 'witness', about: { type: 'draw', id: drawId } }, toWitness);
  await notify(context, { card: 'draw-desk', about: { type: 'draw', id: drawId } }, [task.setBy]);
  return { drawId, code: task.code, poolSize: entries.length, root };
});

/**
 * The pool as it is now, under codes or under pseudonyms, in the order of its draw (draw.md §2), so that
 * its rows are kept in that order; refuses quotas that the rules do not allow, and subjects that no
 * executing unit would visit.
 */
async function freezePool({ tx, now }: Context, task: Task, initiator: UnitRow) {
  const plan = await planOf(tx, task, dayOf(now));
  const { members, counts } = await readPool(tx, plan, initiator.bureauPath);
  const rules = quotaRulesOf(plan);
  plan.strata.forEach((stratum, at) => refuseQuota(stratum, counts[at]!, rules));
  refuseUnroutable(plan.routes, members);
  const isSensitive = poolIdsOf(plan.profile, plan.strata, plan.items) === 'pseudonym';
  const poolKey = isSensitive ? newPoolKey() : null;
  const idOf = poolKey ? pseudonymsUnder(poolKey) : (code: string) => code;
  const entries = members.map(({ uscc, ...member }): Entry => ({ ...member, id: idOf(uscc) }));
  const { pool, indexes } = inOrder(packPool(entries));
  const ordered = Array.from(indexes, (index) => entries[index]!);
  return { entries: ordered, root: rootOfOrdered(pool), counts: totalsOf(counts), poolKey };
}

// nobody is drawn beyond the cap before a second person has consented to it.
async function refuseUndeployed({ tx }: Context, task: Task): Promise<void> {
  const deployment = await tx.findOneBy(Deployment, { taskId: task.id });
  if (!deployment || deployment.state === 'approved') return;
  const rule = cite(await profilePinned(tx, task), 'cap.exemptGrounds');
  throw new Refusal('deployment-undecided', { rule });
}

async function refuseWhilePending({ tx }: Context, initiator: UnitRow): Promise<void> {
  await tx.query('select 1 from unit where id = $1 for no key update', [initiator.bureauId]);
  const [pending] = await tx.query(
    `select d.code from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
     where d.kind = 'subjects' and d.state in ('frozen', 'announced', 'drawn') and starts_with(u.path, $1)`,
    [initiator.bureauPath],
  );
  if (pending) throw new Refusal('draw-pending', { code: pending.code });
}

// A voided draw of the same line of the year's plan, in whichever version, or outside the plan of the
// same items: the next one names it, so that a re-roll is seen (draw.md §2).
const voidedBefore = `(select d.code from draw d join task t on t.id = d.task_id
    join task own on own.id = $3
    left join plan_line l on l.id = t.plan_line_id left join plan p on p.id = l.plan_id
    left join plan_line ol on ol.id = own.plan_line_id left join plan op on op.id = ol.plan_id
  where d.kind = 'subjects' and d.state = 'void' and case when own.plan_line_id is not null
    then l.name = ol.name and p.year = op.year and p.unit_id = op.unit_id
    else t.plan_line_id is null and t.initiator_id = own.initiator_id
      and extract(year from t.starts_on) = extract(year from own.starts_on)
      and array(select i.code from task_item x join item i on i.id = x.item_id where x.task_id = t.id order by 1)
        = array(select i.code from task_item x join item i on i.id = x.item_id where x.task_id = own.id order by 1) end
  order by d.voided_at desc limit 1)`;
