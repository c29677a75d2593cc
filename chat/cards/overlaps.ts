import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { OverlapCount } from '../../db/queries/dispatch-overlaps.ts';
import type { Block } from '../port.ts';
import { told } from '../text.ts';
import { actions, button, line } from './parts.ts';

/**
 * 进一次门、查多项事 before a task is dispatched: which visits are merged by themselves, which the
 * planner is asked about, which need a reason; with the button that follows from it.
 */
export function dispatchBlocks(draw: DrawFacts): Block[] {
  const { how, open, taken } = draw.overlaps ?? nothing;
  const about = { about: { type: 'task', id: draw.taskId }, seen: draw.taskVersion } as const;
  const primary = { ...about, style: 'primary' } as const;
  const isAsked = how === 'choice' && open.count > 0;
  return [
    ...(open.count > 0 ? [line(told(`card.merge.${isAsked ? 'ask' : 'rule'}`, vars(open)))] : []),
    ...(taken.count > 0 ? [line(told('card.merge.taken', vars(taken)), 'warn')] : []),
    ...actions(
      taken.count === 0 && !isAsked && button('task.dispatch', primary),
      taken.count === 0 && isAsked && button('task.dispatch-merged', primary),
      (taken.count > 0 || isAsked) && button('task.dispatch-apart', isAsked ? about : primary),
    ),
  ];
}

const none: OverlapCount = { count: 0, codes: [] };
const nothing = { how: 'rule', open: none, taken: none } as const;

const vars = ({ count, codes }: OverlapCount) => ({ count, codes: codes.join('、') });
