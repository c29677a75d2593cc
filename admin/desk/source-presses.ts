import { Refusal } from '../../domain/refusal.ts';
import { drawFacts } from '../../db/queries/card-facts-draw.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { enterBeacon } from '../../usecases/draw/enter-beacon.ts';
import { confirmLottery, enterLottery } from '../../usecases/draw/enter-lottery.ts';
import type { About } from '../../usecases/usecase.ts';
import { type Fields, type Press, press, text } from './press.ts';

type Params = Record<string, string>;

const back = ({ id }: Params) => `/desk/tasks/${id}`;

async function about(params: Params): Promise<About> {
  const id = await drawIdOf(params);
  return { type: 'draw', id, ...(await whereabouts('draw', id)) };
}

// The page of a task brings values to the draws of that task only.
async function drawIdOf({ id, drawId }: Params): Promise<string> {
  const draw = drawId && /^[0-9a-f-]{36}$/.test(drawId) ? await drawFacts(drawId) : undefined;
  if (!draw || draw.taskId !== id) throw new Refusal('not-found');
  return draw.id;
}

const entry = async (fields: Fields, params: Params) => ({
  drawId: await drawIdOf(params),
  position: Number(text(fields, 'position')),
  text: text(fields, 'text'),
});

const presses: Record<string, Pick<Press, 'action' | 'run'>> = {
  beacon: {
    action: 'draw.enter-beacon',
    run: async (command, fields, params) => {
      const beacon = text(fields, 'beacon');
      const { state } = await enterBeacon(command, { drawId: await drawIdOf(params), beacon });
      return { done: state === 'drawn' ? 'panel.done.beacon-drawn' : 'panel.done.beacon' };
    },
  },
  'enter-lottery': {
    action: 'draw.enter-lottery',
    run: async (command, fields, params) => {
      const { text: entered } = await enterLottery(command, await entry(fields, params));
      return { done: 'panel.done.enter-lottery', vars: { text: entered } };
    },
  },
  'confirm-lottery': {
    action: 'draw.confirm-lottery',
    run: async (command, fields, params) => {
      const { state } = await confirmLottery(command, await entry(fields, params));
      const isDrawn = state === 'drawn';
      return {
        done: isDrawn ? 'panel.done.confirm-lottery-drawn' : 'panel.done.confirm-lottery',
      };
    },
  },
};

/** The forms that bring public values, by the last part of the path that they post to. */
export const sourcePresses = Object.entries(presses).map(
  ([name, one]) => [name, press({ ...one, back, about })] as const,
);
