import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { DispatchOverlaps, OverlapCount } from '../../db/queries/dispatch-overlaps.ts';
import type { Block, CardAction } from '../port.ts';
import { told } from '../text.ts';
import { actions, button, line } from './parts.ts';

/**
 * 进一次门、查多项事 before a task is dispatched: which visits are merged by themselves, which the
 * planner is asked about, which need a reason; with the button that follows from it.
 */
export function dispatchBlocks({ overlaps, taskId, taskVersion }: DrawFacts): Block[] {
  const about = { about: { type: 'task', id: taskId }, seen: taskVersion };
  if (!overlaps) return actions(button('task.dispatch', { ...about, style: 'primary' }));
  return [...overlapLines(overlaps), ...actions(...buttonsFor(overlaps, about))];
}

function overlapLines({ how, open, taken }: DispatchOverlaps): Block[] {
  const key = how === 'choice' ? 'card.merge.ask' : 'card.merge.rule';
  return [
    ...(open.count > 0 ? [line(told(key, vars(open)))] : []),
    ...(taken.count > 0 ? [line(told('card.merge.taken', vars(taken)), 'warn')] : []),
  ];
}

function buttonsFor(overlaps: DispatchOverlaps, about: Partial<CardAction>): CardAction[] {
  const { how, open, taken } = overlaps;
  const primary = { ...about, style: 'primary' } as const;
  if (taken.count > 0) return [button('task.dispatch-apart', primary)];
  if (how === 'rule' || open.count === 0) return [button('task.dispatch', primary)];
  return [button('task.dispatch-merged', primary), button('task.dispatch-apart', about)];
}

const vars = ({ count, codes }: OverlapCount) => ({ count, codes: { list: codes } });
