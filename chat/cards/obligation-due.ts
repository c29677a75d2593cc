import type { ObligationFacts } from '../../db/queries/card-facts-obligation.ts';
import type { Block, Card } from '../port.ts';
import { told } from '../text.ts';
import { at, fields, line, ruleOf } from './parts.ts';

/**
 * To whom it concerns and to who answers for it: a licence ends, a plan, a coverage or a promise is due.
 * `daysLeft` is the number of working days left when this reminder fell due; negative when overdue.
 */
export function obligationDueCard(facts: ObligationFacts, daysLeft: number | undefined): Card {
  return {
    kind: 'obligation-due',
    about: { type: 'obligation', id: facts.id, version: facts.version },
    title: told(`obligation.${facts.kind}`),
    blocks: [
      over(facts) ?? warning(facts, daysLeft),
      fields(
        ['card.field.matter', facts.label],
        ['card.digest.unit', facts.unit],
        ['card.field.last-day', { on: facts.dueOn }],
        ['card.field.rule', ruleOf(facts.rule)],
      ),
      ...(facts.provisional ? [line(told('card.obligation-due.provisional'), 'muted')] : []),
      ...(over(facts) ? [] : [line(told(`obligation.${facts.kind}.do`))]),
    ],
  };
}

function over({ metAt, closedAt }: ObligationFacts): Block | undefined {
  if (metAt) return line(told('card.obligation-due.met', { at: at(metAt) }), 'done');
  if (!closedAt) return undefined;
  return line(told('card.obligation-due.closed', { at: at(closedAt) }), 'muted');
}

function warning({ dueOn }: ObligationFacts, daysLeft: number | undefined): Block {
  if (daysLeft === undefined) {
    return line(told('card.obligation-due.pending', { day: { on: dueOn } }), 'warn');
  }
  if (daysLeft > 0) return line(told('card.obligation-due.left', { days: daysLeft }), 'warn');
  if (daysLeft === 0) return line(told('card.obligation-due.today'), 'warn');
  return line(told('card.obligation-due.overdue', { days: -daysLeft }), 'warn');
}
