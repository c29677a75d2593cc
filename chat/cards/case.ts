import type { CaseFacts } from '../../db/queries/card-facts-case.ts';
import type { Actor } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, button, fields, line, ruleOf } from './parts.ts';

/** To who follows up: what is to be dealt with, by when, what was ordered, and what came of it. */
export function caseCard(facts: CaseFacts, reader: Actor | null): Card {
  const { id, version, kind, measure } = facts;
  return {
    kind: 'case',
    about: { type: 'case', id, version },
    title: told(`card.case.title.${kind}`, { code: facts.code }),
    blocks: [
      state(facts),
      ...alarm(facts),
      fields(
        ['card.field.subject', facts.subject],
        ['card.field.code', facts.inspection],
        ['card.case.from', facts.fromBody],
        ['card.field.unit', facts.unit],
        ['card.case.owner', facts.owner],
        ['card.field.last-day', { on: facts.dueOn }],
        [
          'card.case.measure',
          measure &&
            told('card.case.measure.value', {
              measure: told(`measure.${measure.measure}`),
              day: { on: measure.dueOn },
            }),
        ],
        ['card.field.rule', ruleOf(facts.rule)],
      ),
      ...(facts.state === 'open' ? steps(facts, reader) : []),
    ],
  };
}

function state({ state: now, outcome, closedAt, measure }: CaseFacts): Block {
  if (now === 'closed') {
    const how = outcome ? told(`outcome.${outcome}`) : '';
    return line(told('card.case.closed', { at: at(closedAt), outcome: how }), 'done');
  }
  if (now === 'closing') return line(told('card.case.closing'), 'muted');
  if (measure?.met === false) return line(told('card.case.unmet'), 'warn');
  return line(told(measure?.met ? 'card.case.met' : 'card.case.open'));
}

// until it is handed over, a suspected crime stands above everything else.
function alarm({ criminal, transferred, transferDueOn, state: now }: CaseFacts): Block[] {
  if (!criminal || transferred || now === 'closed' || !transferDueOn) return [];
  return [line(told('card.case.criminal', { day: { on: transferDueOn } }), 'warn')];
}

function steps(facts: CaseFacts, reader: Actor | null): Block[] {
  if (!reader || !can(reader, 'case.work', facts)) return [];
  return [
    line(told('card.case.do')),
    ...actions(
      facts.measure?.met === null
        ? button('case.review', { style: 'primary' })
        : button('case.order-measure', { style: 'primary' }),
      facts.refers && button('referral.send'),
      {
        id: 'case',
        label: told('button.case'),
        panel: `/desk/cases/${facts.id}`,
      },
    ),
  ];
}
