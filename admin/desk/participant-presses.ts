import { currentTime } from '../../db/clock.ts';
import { participantById, type ParticipantRow } from '../../db/queries/participants.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { confirmParticipation, recordLetter } from '../../usecases/joint/confirm.ts';
import { timeOutParticipant } from '../../usecases/joint/time-out.ts';
import type { About } from '../../usecases/usecase.ts';
import { type Press, press, text } from './press.ts';

type Params = Record<string, string>;

async function find({ id }: Params): Promise<ParticipantRow> {
  const isId = id && /^[0-9a-f-]{36}$/.test(id);
  const row = isId ? await participantById(id, dayOf(await currentTime())) : undefined;
  if (!row) throw new Refusal('not-found');
  return row;
}

async function about(params: Params): Promise<About> {
  const { taskId, initiatorPath } = await find(params);
  return { type: 'task', id: taskId, taskId, unitPath: initiatorPath };
}

const idOf = ({ id }: Params): string => id ?? '';

const presses: Record<string, Pick<Press, 'action' | 'run' | 'back'>> = {
  confirm: {
    action: 'joint.confirm',
    back: () => '/desk/joint',
    run: async (command, _fields, params) => {
      const { inspectors } = await confirmParticipation(command, { participantId: idOf(params) });
      return { done: 'panel.done.joint', vars: { count: inspectors } };
    },
  },
  letter: {
    action: 'joint.record-letter',
    back: () => '/desk/tasks',
    run: async (command, fields, params) => {
      const letterNo = text(fields, 'letterNo');
      await recordLetter(command, { participantId: idOf(params), letterNo });
      return { to: await taskOf(params), done: 'panel.done.letter' };
    },
  },
  'time-out': {
    action: 'joint.time-out',
    back: () => '/desk/tasks',
    run: async (command, fields, params) => {
      const reason = text(fields, 'reason');
      await timeOutParticipant(command, { participantId: idOf(params), reason });
      return { to: await taskOf(params), done: 'panel.done.timed-out' };
    },
  },
};

const taskOf = async (params: Params): Promise<string> =>
  `/desk/tasks/${(await find(params)).taskId}`;

/** The buttons of a participant, by the last part of the path that they post to. */
export const participantPresses = Object.entries(presses).map(
  ([name, one]) => [name, press({ ...one, about })] as const,
);
