import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, between, button, fields, line, mergedRow } from './parts.ts';

/** To the planners of the executing unit: match inspectors. */
export function matchDeskCard(task: TaskFacts): Card {
  return {
    kind: 'match-desk',
    about: { type: 'task', id: task.id, version: task.version },
    title: told('card.match-desk.title', { state: told(`state.task.${stateOf(task)}`) }),
    blocks: [
      fields(
        ['card.field.task', task.name],
        ['card.field.code', task.code],
        ['card.field.window', between(task.startsOn, task.endsOn)],
        ['card.field.items', { list: task.items }],
        ['card.field.subjects', told('card.field.subjects.value', { count: task.dispatched })],
        mergedRow(task),
        [
          'card.field.inspectors',
          task.inspectors > 0
            ? told('card.field.inspectors.value', { count: task.inspectors })
            : null,
        ],
      ),
      ...step(task),
    ],
  };
}

function step(task: TaskFacts): Block[] {
  if (task.own === 0 && task.mergedWith.length > 0) {
    const codes = task.mergedWith.join('、');
    return [line(told('card.merge.elsewhere', { codes }), 'done')];
  }
  if (task.state === 'closed' && !task.match) return [line(told('card.match-desk.over'), 'warn')];
  if (task.state !== 'dispatched') return [line(told('card.match-desk.matched'), 'done')];
  if (task.match) return [line(told('card.match-desk.running'))];
  return [
    line(told('card.match-desk.ready', { size: task.teamSize })),
    ...actions(button('team.match', { style: 'primary' })),
  ];
}

const states = ['dispatched', 'matched', 'closed'] as const;
const stateOf = ({ state }: TaskFacts) => states.find((known) => known === state) ?? 'dispatched';
