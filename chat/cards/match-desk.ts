import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Outlook } from '../../domain/match-outlook.ts';
import { isOver } from '../../domain/task.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, between, button, fields, line, mergedRow } from './parts.ts';

/**
 * To the planners of the executing unit: match inspectors. Before they do they see who may be drawn of
 * each department, how many may not and why, and whether people are missing.
 */
export function matchDeskCard(task: TaskFacts, outlook: Outlook | null): Card {
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
      ...(outlook ? [departmentRows(outlook)] : []),
      ...step(task, outlook),
    ],
  };
}

const departmentRows = ({ departments }: Outlook): Block => ({
  t: 'fields',
  rows: departments.map((department) => [department.name, { lines: countsOf(department) }]),
});

function countsOf({ registered, eligible, filtered, recused }: Outlook['departments'][number]) {
  const left: Text[] = Object.entries(filtered).map(([reason, count]) =>
    told('outlook.reason', { reason: told(`filter.${reason}` as 'filter.away'), count }),
  );
  return [
    told('outlook.department', { registered, eligible }),
    ...(left.length > 0 ? [told('outlook.left', { reasons: { list: left } })] : []),
    ...(recused > 0 ? [told('outlook.recused', { count: recused })] : []),
  ];
}

// Of this reader's own visits, where the task has several executing units.
const isMatched = ({ state, own, open }: TaskFacts) =>
  state !== 'dispatched' || (own > 0 && open === 0);

function step(task: TaskFacts, outlook: Outlook | null): Block[] {
  if (task.own === 0 && task.mergedWith.length > 0) {
    return [line(told('card.merge.elsewhere', { codes: { list: task.mergedWith } }), 'done')];
  }
  if (isOver(task.state) && !task.match) return [line(told('card.match-desk.over'), 'warn')];
  if (isMatched(task)) return [line(told('card.match-desk.matched'), 'done')];
  if (task.match) return [line(told('card.match-desk.running'))];
  const short = outlook?.shortage;
  return [
    line(told('card.match-desk.ready', { size: task.teamSize })),
    ...task.receipts.map(({ unit, by, at: when }) =>
      line(told('card.match-desk.receipt', { unit, by, at: at(when) }), 'done'),
    ),
    // The button stays: registries change without a word to this card.
    ...(short
      ? [line(told('refusal.match-infeasible', { text: short.zh, en: short.en }), 'warn')]
      : []),
    ...actions(
      button('team.match', { style: 'primary' }),
      task.unanswered > 0 && button('task.acknowledge'),
    ),
  ];
}

const states = ['dispatched', 'matched', 'closed', 'archived'] as const;
const stateOf = ({ state }: TaskFacts) => states.find((known) => known === state) ?? 'dispatched';
