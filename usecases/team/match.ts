import { z } from 'zod';
import type { Task } from '../../db/entities/task.ts';
import { neighbourCounts } from '../../db/queries/neighbours.ts';
import { matchRegistry } from '../../db/queries/match-registry.ts';
import { profilePinned } from '../../db/queries/profile.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { step } from '../../domain/machine.ts';
import { tellShortage } from '../../domain/match-outlook.ts';
import { fairInput, fieldOf, type Reason, type Sieve } from '../../domain/match-plan.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { remainingDays } from '../../domain/team.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh, wake } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { announceMatch } from './announce.ts';
import { refuseMerged } from './refuse-merged.ts';

/**
 * 匹配检查人员, 高青细则 第十九条: the executing unit has teams drawn for the subjects that were sent to it.
 * The input is frozen and announced here; the entropy is made afterwards, and the worker draws.
 */
export const matchTeams = usecase(
  'team.match',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx, actor } = context;
    const task = await lockTask(context, taskId);
    const unit = await unitById(tx, task.unitId);
    authorize(actor, 'team.match', { unitPath: unit.path });
    step(taskStates, task.state, 'match');
    const earlier = await earlierMatches(context, taskId);
    asSeen(context, task.version);
    await refuseMerged(context, taskId);

    const { input, cap, sieves } = await readRegistry(context, task, unit);
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
    await refresh(context, 'task', taskId);
    await wake(tx, 'draws');
    return { drawId, code };
  },
);

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

async function readRegistry(context: Context, task: Task, unit: UnitRow) {
  const days = remainingDays(task, dayOf(context.now));
  const registry = await matchRegistry(context.tx, task.id, days);
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
