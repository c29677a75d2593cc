import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, between, button, fields, line } from './parts.ts';

/** To the planners of the executing unit: match inspectors. */
export function matchDeskCard(task: TaskFacts): Card {
  return {
    kind: 'match-desk',
    about: { type: 'task', id: task.id, version: task.version },
    title: told('card.match-desk.title', { state: told(`state.task.${stateOf(task)}`) }),
    blocks: [
      fields(
        ['field.task', task.name],
        ['field.code', task.code],
        ['field.window', between(task.startsOn, task.endsOn)],
        ['field.items', { list: task.items }],
        ['field.subjects', told('field.subjects.value', { count: task.dispatched })],
        [
          'field.inspectors',
          task.inspectors > 0 ? told('field.inspectors.value', { count: task.inspectors }) : null,
        ],
      ),
      ...step(task),
    ],
  };
}

function step(task: TaskFacts): Block[] {
  if (task.state !== 'dispatched') return [line(told('card.match-desk.matched'), 'done')];
  if (task.match) return [line(told('card.match-desk.running'))];
  return [
    line(told('card.match-desk.ready', { size: task.teamSize })),
    ...actions(button('team.match', { style: 'primary' })),
  ];
}

const states = ['dispatched', 'matched', 'closed', 'archived'] as const;
const stateOf = ({ state }: TaskFacts) => states.find((known) => known === state) ?? 'dispatched';
