import type { ParticipantFacts } from '../../db/queries/card-facts-participant.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, between, button, fields, line } from './parts.ts';

/** To the planners of a department that is to take part in a joint task: confirm items and inspectors. */
export function participantCard(facts: ParticipantFacts): Card {
  const { skills, items } = facts;
  return {
    kind: 'participant',
    about: { type: 'participant', id: facts.id, version: facts.version },
    title: told('card.participant.title', { state: told(`state.participant.${facts.state}`) }),
    blocks: [
      fields(
        ['card.field.task', facts.taskName],
        ['card.field.code', facts.taskCode],
        ['card.field.initiator', facts.initiator],
        ['card.field.participant', facts.unit],
        ['card.field.window', between(facts.startsOn, facts.endsOn)],
        ['card.field.items', items.length > 0 ? { list: items } : null],
        ['card.field.seats', told('card.field.seats.value', { count: facts.teamSize })],
        ['card.field.skills', skills.length > 0 ? { list: skills } : null],
        [
          'card.field.able',
          facts.state === 'timed-out'
            ? null
            : told('card.field.able.value', { count: facts.inspectors }),
        ],
        ['card.field.answer-by', facts.state === 'asked' ? { on: facts.answerBy } : null],
      ),
      ...answer(facts),
    ],
  };
}

function answer(facts: ParticipantFacts): Block[] {
  const { state, answeredAt, answeredBy, letterNo, reason } = facts;
  const by = { by: answeredBy ?? '', at: at(answeredAt) };
  if (state === 'timed-out') {
    return [line(told('card.participant.timed-out', { ...by, reason: reason ?? '' }), 'warn')];
  }
  if (state === 'confirmed') {
    const text = letterNo
      ? told('card.participant.letter', { ...by, letter: letterNo })
      : told('card.participant.confirmed', by);
    return [line(text, 'done')];
  }
  if (facts.isOver) return [line(told('card.participant.over'), 'warn')];
  if (facts.inspectors < facts.teamSize) {
    return [line(told('card.participant.too-few', { need: facts.teamSize }), 'warn')];
  }
  const confirm = told('button.participant.confirm.confirm');
  return [
    line(told('card.participant.ask')),
    ...actions(button('participant.confirm', { style: 'primary', confirm })),
  ];
}
