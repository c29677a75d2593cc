import { z } from 'zod';
import type { Task } from '../../db/entities/task.ts';
import { inspectorsBelow, openInterests } from '../../db/queries/inspectors.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import { visitsOf } from '../../db/queries/visits.ts';
import { dayOf } from '../../domain/day.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import {
  fairCap,
  frozenInput,
  inspectionDay,
  shortageIn,
  sortByBar,
  teamOf,
} from '../../domain/team.ts';
import { lockTask } from '../draw/locked.ts';
import { refresh, wake } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { announceMatch } from './announce.ts';

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

    const { input, cap, barred } = await readRegistry(context, task, unit);
    const code = `${task.code}-M${earlier.count + 1}`;
    const drawId = await announceMatch(context, {
      kind: 'match',
      code,
      task,
      unit,
      input,
      cap,
      predecessor: earlier.last,
    });
    await tx.query('update task set version = version + 1 where id = $1', [taskId]);
    const about = { type: 'task', id: taskId, taskId, unitPath: unit.path };
    await record(context, 'team.match-announced', about, { code, cap, barred });
    await refresh(context, 'task', taskId);
    await wake(tx, 'draws');
    return { drawId, code };
  },
);

async function earlierMatches({ tx }: Context, taskId: string) {
  const rows: { code: string; state: string }[] = await tx.query(
    `select code, state from draw where task_id = $1 and kind = 'match' order by announced_at, code`,
    [taskId],
  );
  const pending = rows.find(({ state }) => state !== 'void');
  if (pending) throw new Refusal('draw-pending', { code: pending.code });
  return { count: rows.length, last: rows.at(-1)?.code ?? null };
}

type Frozen = { input: FrozenMatchInput; cap: number; barred: object };

async function readRegistry(context: Context, task: Task, unit: UnitRow): Promise<Frozen> {
  const { tx } = context;
  const visits = await visitsOf(tx, task.id);
  const registered = await inspectorsBelow(tx, unit.bureauPath);
  const { able, barred } = sortByBar(registered, inspectionDay(task.startsOn, dayOf(context.now)));
  const interests = await openInterests(
    tx,
    visits.map(({ uscc }) => uscc),
  );
  const teams = visits.map((visit) =>
    teamOf(
      { ...visit, size: visit.teamSize, needsLead: true },
      able,
      interests.get(visit.uscc) ?? new Set(),
    ),
  );
  const uncapped = frozenInput(teams, able, () => visits.length);
  const cap = fairCap(uncapped);
  if (cap === null) throw new Refusal('match-infeasible', { text: shortageIn(uncapped) ?? '' });
  return { input: frozenInput(teams, able, () => cap), cap, barred };
}
