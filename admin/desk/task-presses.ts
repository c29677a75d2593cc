import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { preflight } from '../../db/queries/preflight.ts';
import { taskOverview, type TaskOverview } from '../../db/queries/task-overview.ts';
import { Refusal } from '../../domain/refusal.ts';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { confirmDraw } from '../../usecases/draw/confirm.ts';
import { voidDraw } from '../../usecases/draw/void.ts';
import { acknowledgeTask } from '../../usecases/task/acknowledge.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import type { About } from '../../usecases/usecase.ts';
import { sourcesIn } from './freeze-form.ts';
import { neighbourPress } from './neighbour.ts';
import { batchPress } from './batches.ts';
import { type Press, press, text, texts } from './press.ts';
import { schemePresses } from './scheme-presses.ts';

type Params = Record<string, string>;

const back = ({ id }: Params) => `/desk/tasks/${id}`;

async function about({ id }: Params): Promise<About> {
  const task = await find(id);
  return { type: 'task', id: task.id, taskId: task.id, unitPath: task.initiatorPath };
}

async function find(id: string | undefined): Promise<TaskOverview> {
  const task = id && /^[0-9a-f-]{36}$/.test(id) ? await taskOverview(id) : undefined;
  if (!task) throw new Refusal('not-found');
  return task;
}

async function drawIdOf({ id }: Params): Promise<string> {
  const { drawId } = await find(id);
  if (!drawId) throw new Refusal('not-found');
  return drawId;
}

const taskIdOf = ({ id }: Params): string => id ?? '';

async function countUnreached(params: Params): Promise<number> {
  const found = await preflight(database(), taskIdOf(params), await currentTime());
  return found.unreached.length;
}

const presses: Record<string, Pick<Press, 'action' | 'run'> & Partial<Press>> = {
  ...schemePresses,
  freeze: {
    action: 'task.freeze',
    run: async (command, fields, params) => {
      const witnessIds = texts(fields, 'witnessIds');
      const sources = { witnessIds, ...sourcesIn(fields) };
      const { poolSize } = await freezeTask(command, { taskId: taskIdOf(params), ...sources });
      const done = witnessIds.length > 0 ? 'panel.done.freeze' : 'panel.done.freeze-public';
      return { done, vars: { count: poolSize } };
    },
  },
  deployment: {
    action: 'deployment.decide',
    run: async (command, fields, params) => {
      const verdict = text(fields, 'verdict') as 'approve' | 'reject';
      const decided = { id: taskIdOf(params), verdict, reason: text(fields, 'reason') };
      await holdVerdict(command, { type: 'deployment', ...decided });
      return { done: 'panel.done.held' };
    },
  },
  announce: {
    action: 'draw.announce',
    run: async (command, fields, params) => {
      const revealMinutes = Number(text(fields, 'revealMinutes') || 1440);
      await announceDraw(command, { drawId: await drawIdOf(params), revealMinutes });
      return { done: 'panel.done.announce' };
    },
  },
  confirm: {
    action: 'draw.confirm',
    run: async (command, _fields, params) => {
      await confirmDraw(command, { drawId: await drawIdOf(params) });
      return { done: 'panel.done.confirm' };
    },
  },
  dispatch: {
    action: 'task.dispatch',
    run: async (command, fields, params) => {
      const { inspections, merged } = await dispatchTask(command, {
        taskId: taskIdOf(params),
        overlaps: (text(fields, 'overlaps') || undefined) as 'merge' | undefined,
        reason: text(fields, 'reason'),
      });
      const unreached = await countUnreached(params);
      if (unreached > 0 && merged === 0) {
        return { done: 'panel.done.dispatch-unreached', vars: { count: inspections, unreached } };
      }
      return merged > 0
        ? { done: 'panel.done.dispatch-merged', vars: { count: inspections, merged } }
        : { done: 'panel.done.dispatch', vars: { count: inspections } };
    },
  },
  batch: batchPress,
  match: {
    action: 'team.match',
    run: async (command, _fields, params) => {
      const { code } = await matchTeams(command, { taskId: taskIdOf(params) });
      return { done: 'panel.done.match', vars: { code } };
    },
  },
  acknowledge: {
    action: 'task.acknowledge',
    run: async (command, _fields, params) => {
      await acknowledgeTask(command, { taskId: taskIdOf(params) });
      return { done: 'panel.done.acknowledge' };
    },
  },
  neighbour: neighbourPress,
  void: {
    action: 'draw.void',
    run: async (command, fields, params) => {
      const reason = text(fields, 'reason');
      await voidDraw(command, { drawId: await drawIdOf(params), reason });
      return { done: 'panel.done.void' };
    },
  },
};

/** The buttons of a task's page, by the last part of the path that they post to. */
export const taskPresses = Object.entries(presses).map(
  ([name, one]) => [name, press({ back, about, ...one })] as const,
);
