import { z } from 'zod';
import type { Task } from '../../db/entities/task.ts';
import { executingUnits, namesRoutes } from '../../db/queries/executing-units.ts';
import { neighbourCounts } from '../../db/queries/neighbours.ts';
import { matchRegistry } from '../../db/queries/match-registry.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { tellShortage } from '../../domain/match-outlook.ts';
import { fairInput, fieldOf, type Reason, type Sieve } from '../../domain/match-plan.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { remainingDays } from '../../domain/team.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh, wake } from '../notify.ts';
import { settleReaction } from '../task/reaction.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { announceMatch } from './announce.ts';
import { refuseMerged } from './refuse-merged.ts';

/**
 * 匹配检查人员, 高青细则 第十九条: an executing unit has teams drawn for the subjects that were sent to it;
 * where a task has several, those that the planner plans for. The input is frozen and announced
 * here; the entropy is made afterwards, and the worker draws.
 */
export const matchTeams = usecase(
  'team.match',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx } = context;
    const task = await lockTask(context, taskId);
    const { unit, units } = await matchingUnits(context, task);
    step(taskStates, task.state, 'match');
    const earlier = await earlierMatches(context, taskId);
    asSeen(context, task.version);
    await refuseMerged(context, taskId);

    const { input, cap, sieves } = await readRegistry(context, { task, unit, units });
    const code = `${task.code}-M${earlier.count + 1}`;
    const drawId = await announceMatch(context, {
      kind: 'match',
      code,
      task,
      unit,
      input,
      cap,
      departments: sieves.map(({ department, name }) => ({ number: department, name })),
      neighbours: await neighbourCounts(tx, taskId, serialsIn(input)),
      predecessor: earlier.last,
    });
    await tx.query('update task set version = version + 1 where id = $1', [taskId]);
    const about = { type: 'task', id: taskId, taskId, unitPath: unit.path };
    await record(context, 'team.match-announced', about, { code, cap, ...filteredIn(sieves) });
    await settleReaction(context, taskId, units ?? [unit.id]);
    await refresh(context, 'task', taskId);
    await wake(tx, 'draws');
    return { drawId, code };
  },
);

/**
 * Whose visits are matched, and the unit in whose name: of several executing units those that the planner
 * plans for and that have something to match, all of them together. Refuses a planner of none of them.
 */
async function matchingUnits(
  { tx, actor }: Context,
  task: Task,
): Promise<{ unit: UnitRow; units: string[] | null }> {
  const all = await executingUnits(tx, task);
  const [first] = all;
  const mine = all.filter(({ path }) => can(actor, 'team.match', { unitPath: path }));
  if (mine.length === 0) throw new Refusal('forbidden', { action: 'team.match' });
  if (!(await namesRoutes(tx, task.id))) return { unit: first!, units: null };
  const open = mine.filter((unit) => unit.open > 0);
  if (open.length === 0) await refuseMerged({ tx }, task.id);
  if (open.length === 0) throw new Refusal('nothing-to-match');
  const unit = open.length === 1 ? open[0]! : await unitById(tx, task.unitId);
  return { unit, units: open.map(({ id }) => id) };
}

const serialsIn = ({ inspectors }: FrozenMatchInput) => inspectors.map(({ serial }) => serial);

async function earlierMatches({ tx }: Context, taskId: string) {
  const rows: { code: string; state: string }[] = await tx.query(
    `select code, state from draw where task_id = $1 and kind = 'match' order by announced_at, code`,
    [taskId],
  );
  const pending = rows.find(({ state }) => state === 'announced');
  if (pending) throw new Refusal('draw-pending', { code: pending.code });
  return { count: rows.length, last: rows.at(-1)?.code ?? null };
}

type Asked = { task: Task; unit: UnitRow; units: string[] | null };

async function readRegistry(context: Context, { task, unit, units }: Asked) {
  const days = remainingDays(task, dayOf(context.now));
  const registry = await matchRegistry(context.tx, task.id, days, units);
  const field = fieldOf(registry, days.from);
  const fair = fairInput(field, registry.loads);
  if (fair) return { ...fair, sieves: field.sieves };
  const rules = { profile: await profilePinned(context.tx, task), area: unit.bureauName };
  const { zh, en } = tellShortage(field, registry, rules)!;
  throw new Refusal('match-infeasible', { text: zh, en });
}

// who was filtered and why, all departments together, and what was left of each.
function filteredIn(sieves: Sieve[]) {
  const barred: Partial<Record<Reason, string[]>> = {};
  for (const { filtered } of sieves) {
    for (const [reason, ids] of Object.entries(filtered) as [Reason, string[]][]) {
      barred[reason] = [...(barred[reason] ?? []), ...ids];
    }
  }
  const departments = sieves.map(({ department, name, registered, eligible, recused }) => ({
    department,
    name,
    registered,
    eligible,
    recused,
  }));
  return { barred, departments };
}
